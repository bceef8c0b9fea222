import { useEffect } from 'react';
import { announce } from '@/app/announcer';
import { useExchange } from '@/features/exchange/exchange-store';
import { tabLabel } from '@/features/request/tab-label';
import { useTabs } from '@/features/request/tabs-store';
import { describeOutcome } from '@/features/response/describe-outcome';
import { useSessionState } from '@/features/session/session-store';
import { formatBytes } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

const PAUSE = 10_000;

/** What the rest of the page must learn from the exchanges: words for a screen reader, and a session that ended. */
export function useExchangeNews(): void {
  useEffect(() => {
    let lastSpoken = 0;
    const hear = (tab: string, current: Exchange, before: Exchange | undefined) => {
      const isShown = tab === useTabs.getState().activeId;
      if (isShown && current.id !== before?.id) lastSpoken = Date.now();
      if (current.phase === 'finished' && !(before?.id === current.id && before.phase === 'finished')) {
        if (current.outcome?.kind === 'session-over') useSessionState.getState().ended();
        announce(
          isShown
            ? endWords(current)
            : `${nameOf(tab) ?? current.request.providerName}: ${endWords(current)}`,
        );
      } else if (isShown && current.phase === 'receiving' && Date.now() - lastSpoken > PAUSE) {
        lastSpoken = Date.now();
        announce(progressWords(current));
      }
    };
    return useExchange.subscribe(({ byTab }, { byTab: before }) => {
      for (const [tab, exchange] of Object.entries(byTab)) {
        if (exchange !== before[tab]) hear(tab, exchange, before[tab]);
      }
    });
  }, []);
}

function nameOf(id: string): string | null {
  const tab = useTabs.getState().tabs.find((candidate) => candidate.id === id);
  return tab === undefined ? null : tabLabel(tab.draft);
}

/** A stream is not read aloud as it comes; how far it has come is said every ten seconds. */
function progressWords(exchange: Exchange): string {
  if (exchange.eventCount > 0) return t('announce.progress', { count: exchange.eventCount });
  return t('announce.progressBytes', { size: formatBytes(exchange.receivedBytes) });
}

function endWords(exchange: Exchange): string {
  const words = exchange.outcome && describeOutcome(exchange, exchange.outcome);
  if (words) return `${words.title} ${words.text}`.trim();
  const tokens = exchange.assembled.usage?.output;
  if (tokens != null) return t('announce.completeTokens', { count: tokens });
  return t('announce.complete', { size: formatBytes(exchange.receivedBytes) });
}
