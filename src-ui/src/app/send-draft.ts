import { announce } from '@/app/announcer';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, upstreamUrl } from '@/config/urls';
import { MOST_RUNNING, useExchange } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

/** Methods that carry no body. */
export const BODILESS = new Set(['GET', 'HEAD']);

/** Sends the active tab's request as it is now. Says whether it did; if not, the person has been told why. */
export async function sendDraft(config: PageConfig, provider: Provider | null): Promise<boolean> {
  if (provider === null) return refuse(t('request.noProvider'));
  if (!provider.isActive) {
    const reason = provider.status ?? t('provider.inactive');
    return refuse(t('request.inactive', { provider: provider.name, reason }));
  }
  const { tabId, settle } = useDraft.getState();
  const { draft, problem } = await settle();
  const hasBody = !BODILESS.has(draft.method);
  if (hasBody && problem !== null) {
    if (problem.code === 'empty') return refuse(t('request.emptyBody'));
    if (useDraft.getState().tabId === tabId) useDraft.getState().port?.select(problem.from, problem.to);
    return refuse(t('json.cannotSend'));
  }
  const path = fillPath(draft.pathTemplate, provider);
  const result = useExchange.getState().start(
    tabId,
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
  if (result === 'full') return refuse(t('request.tooManyRunning', { count: MOST_RUNNING }));
  if (result === 'started') announce(t('announce.sent', { provider: provider.name }));
  return result === 'started';
}

function refuse(words: string): boolean {
  useFlash.getState().show('bad', words);
  return false;
}
