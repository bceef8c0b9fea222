import { lazy, Suspense } from 'react';
import { useLayout } from '@/app/layout-store';
import { openRequest } from '@/app/portable';
import { SharedRequest } from '@/app/shared-request';
import { openTab } from '@/app/tabs';
import type { PageConfig } from '@/config/page-config';
import { operationsPageUrl } from '@/config/urls';
import { useDraft } from '@/features/request/draft-store';
import type { Provider } from '@/lib/model/provider';

const Palette = lazy(() => import('@/app/palette').then((module) => ({ default: module.Palette })));
const ImportDialog = lazy(() =>
  import('@/features/curl-import/import-dialog').then((module) => ({ default: module.ImportDialog })),
);
const ShareTab = lazy(() => import('@/app/share-tab').then((module) => ({ default: module.ShareTab })));
const DiffWithTab = lazy(() =>
  import('@/app/diff-with-tab').then((module) => ({ default: module.DiffWithTab })),
);
const Compare = lazy(() => import('@/app/compare/compare').then((module) => ({ default: module.Compare })));

interface OverlaysProps {
  config: PageConfig;
  providers: readonly Provider[];
  onSend: () => void;
}

/** What opens over the work, one at a time. Each is fetched when it is first asked for. */
export function Overlays({ config, providers, onSend }: OverlaysProps) {
  const { overlay, diffWith, change } = useLayout();
  const slug = useDraft((state) => state.draft.providerSlug);
  const provider = providers.find((candidate) => candidate.slug === slug) ?? null;
  const close = () => change({ overlay: null });
  return (
    <Suspense fallback={null}>
      {(overlay === 'palette' || overlay === 'shortcuts') && (
        <Palette providers={providers} onSend={onSend} operationsUrl={operationsPageUrl(config).href} />
      )}
      {overlay === 'import' && (
        <ImportDialog
          providers={providers}
          gatewayUrl={config.apiUrl.href}
          onClose={close}
          onOpen={(request) => {
            close();
            openTab({ ...openRequest(request, providers, slug), fillsVariables: false });
          }}
        />
      )}
      {overlay === 'share' && <ShareTab provider={provider} onClose={close} />}
      {overlay === 'compare' && <Compare config={config} providers={providers} onClose={close} />}
      {diffWith !== null && (
        <DiffWithTab runId={diffWith} nonce={config.cspNonce} onClose={() => change({ diffWith: null })} />
      )}
      <SharedRequest providers={providers} />
    </Suspense>
  );
}
