import { lazy, useEffect, useState } from 'react';
import { openRequest } from '@/app/portable';
import { openTab } from '@/app/tabs';
import { useDraft } from '@/features/request/draft-store';
import { takeKeptLink } from '@/features/share/kept-link';
import type { PortableRequest } from '@/lib/model/portable-request';
import type { Provider } from '@/lib/model/provider';

const SharedRequestDialog = lazy(() =>
  import('@/features/share/shared-request-dialog').then((module) => ({
    default: module.SharedRequestDialog,
  })),
);

type Found = { request: PortableRequest | null };

/** A link that was opened, also while the page was open already. It is forgotten at once, so that a reload asks nothing. */
export function SharedRequest({ providers }: { providers: readonly Provider[] }) {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const open = (fragment: string) => {
      if (!fragment.startsWith('#request=')) return;
      history.replaceState(history.state, '', location.pathname + location.search);
      void import('@/features/share/share-link')
        .then(({ readShareLink }) => readShareLink(fragment))
        .then((request) => setFound({ request }));
    };
    const look = () => open(location.hash);
    look();
    open(takeKeptLink());
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, []);
  // Its provider is known by name only when the list has come.
  if (found === null || providers.length === 0) return null;
  const { request } = found;
  return (
    <SharedRequestDialog
      request={request}
      providerName={providers.find(({ slug }) => slug === request?.providerSlug)?.name ?? null}
      onClose={() => setFound(null)}
      onOpen={() => {
        setFound(null);
        if (request === null) return;
        openTab(openRequest(request, providers, useDraft.getState().draft.providerSlug));
      }}
    />
  );
}
