import { announce } from '@/app/announcer';
import { showPart, showRequest, showRequestBody } from '@/app/go-to';
import { useMissingValues } from '@/app/missing-values';
import { type Sendable, sendable } from '@/app/sendable';
import type { PageConfig } from '@/config/page-config';
import { exchangeOf, MOST_RUNNING, useExchange } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { useVariables } from '@/features/request/variables/variables-store';
import { t } from '@/lib/messages/translate';
import type { ExchangeRequest } from '@/lib/model/exchange';
import type { Provider } from '@/lib/model/provider';

/** Sends the active tab's request as it is now. Says whether it did; if not, the person has been told why. */
export async function sendDraft(config: PageConfig, provider: Provider | null): Promise<boolean> {
  if (provider === null) return refuse(t('request.noProvider'));
  if (!provider.isActive) {
    const reason = provider.status ?? t('provider.inactive');
    return refuse(t('request.inactive', { provider: provider.name, reason }));
  }
  const { tabId, settle } = useDraft.getState();
  const { draft, problem } = await settle();
  const result = await sendable(config, provider, draft, problem, useVariables.getState().shared);
  return result.ok ? start(tabId, result.request, config) : tell(tabId, result);
}

/** Sends the very request that was sent last in this tab, whatever has been written since. */
export function sendAgain(config: PageConfig, tab: string): boolean {
  const request = exchangeOf(tab)?.request;
  return request !== undefined && start(tab, request, config);
}

function start(tab: string, request: ExchangeRequest, config: PageConfig): boolean {
  const result = useExchange.getState().start(tab, request, config);
  if (result === 'full') return refuse(t('request.tooManyRunning', { count: MOST_RUNNING }));
  if (result === 'started') {
    useMissingValues.getState().show(tab, []);
    announce(t('announce.sent', { provider: request.providerName }));
  }
  return result === 'started';
}

function tell(tab: string, result: Sendable & { ok: false }): boolean {
  const { tabId, port } = useDraft.getState();
  const { view, place, missing, words } = result;
  if (missing) {
    showRequest();
    useMissingValues.getState().show(tab, missing);
    announce(words);
    return false;
  }
  if (tab !== tabId) return refuse(words);
  if (view === 'body') showRequestBody();
  else if (view) showPart(view);
  if (place) port?.select(place.from, place.to);
  return refuse(words);
}

/** Where the request is, which on a phone may not be what is shown. */
function refuse(words: string): boolean {
  showRequest();
  useFlash.getState().show('bad', words);
  return false;
}
