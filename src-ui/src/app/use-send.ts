import { useCallback, useEffect } from 'react';
import { announce } from '@/app/announcer';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, upstreamUrl } from '@/config/urls';
import { isActive, useExchange } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';
import { isSendShortcut } from '@/lib/shortcuts';

/** Methods that carry no body. */
export const BODILESS = new Set(['GET', 'HEAD']);

/** Send and Stop, by button and by key. */
export function useSend(config: PageConfig, provider: Provider | null, onSent: () => void) {
  const isSending = useExchange((state) => isActive(state.current));
  const stop = useExchange((state) => state.stop);
  const send = useCallback(async () => {
    if (await sendDraft(config, provider)) onSent();
  }, [config, provider, onSent]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isSendShortcut(event)) return;
      // Before the editor, where the same keys would add a line.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (isActive(useExchange.getState().current)) stop();
      else void send();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [send, stop]);

  return { isSending, send: () => void send(), stop };
}

async function sendDraft(config: PageConfig, provider: Provider | null): Promise<boolean> {
  const refuse = (words: string) => {
    useFlash.getState().show('bad', words);
    return false;
  };
  if (provider === null) return refuse(t('request.noProvider'));
  if (!provider.isActive) {
    const reason = provider.status ?? t('provider.inactive');
    return refuse(t('request.inactive', { provider: provider.name, reason }));
  }
  const { draft, problem } = await useDraft.getState().settle();
  const hasBody = !BODILESS.has(draft.method);
  if (hasBody && problem !== null) {
    if (problem.code === 'empty') return refuse(t('request.emptyBody'));
    useDraft.getState().port?.select(problem.from, problem.to);
    return refuse(t('json.cannotSend'));
  }
  const path = fillPath(draft.pathTemplate, provider);
  const started = useExchange.getState().start(
    {
      method: draft.method,
      url: exchangeUrl(config, provider.slug, path),
      upstreamUrl: upstreamUrl(provider.baseUrl, provider.defaultPath, path),
      // Exactly the editor's text, as UTF-8.
      body: hasBody ? new TextEncoder().encode(draft.body) : null,
      family: provider.family,
      providerName: provider.name,
      providerSlug: provider.slug,
    },
    config,
  );
  if (started) announce(t('announce.sent', { provider: provider.name }));
  return started;
}
