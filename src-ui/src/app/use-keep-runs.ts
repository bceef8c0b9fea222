import { useEffect } from 'react';
import { useExchange } from '@/features/exchange/exchange-store';
import { metricsOf } from '@/features/exchange/metrics-of';
import { useHistory } from '@/features/history/history-store';
import { savedRun } from '@/features/history/summarize';
import type { Exchange } from '@/lib/model/exchange';
import { newId } from '@/lib/new-id';

/** Keeps each run when it has ended, whatever became of it, in the history of its user. */
export function useKeepRuns(user: string | null): void {
  useEffect(() => {
    if (user !== null) void useHistory.getState().open(user);
  }, [user]);

  useEffect(
    () =>
      useExchange.subscribe(({ byTab }, { byTab: before }) => {
        for (const [tab, exchange] of Object.entries(byTab)) {
          const earlier = before[tab];
          // A run that was taken from the history never ran here.
          const hasJustEnded = earlier?.id === exchange.id && earlier.phase !== 'finished';
          if (hasJustEnded && exchange.phase === 'finished') keep(exchange);
        }
      }),
    [],
  );
}

function keep(exchange: Exchange): void {
  const { outcome } = exchange;
  if (outcome === null || outcome.kind === 'session-over' || !useHistory.getState().isKeeping) return;
  void useHistory.getState().save(savedRun(newId(), exchange, outcome, metricsOf(exchange)));
}
