import { CostFigure } from '@/features/response/cost-figure';
import { Figure } from '@/features/response/figure';
import { StatusBadge } from '@/features/response/status-badge';
import styles from '@/features/response/status-line.module.css';
import { TokenFigures } from '@/features/response/token-figures';
import { useClock } from '@/features/response/use-clock';
import { formatBytes, formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';
import type { Price } from '@/lib/model/provider';

interface StatusLineProps {
  exchange: Exchange | null;
  metrics: Metrics | null;
  /** Of the provider that was asked; null where it is not known any more. */
  prices: readonly Price[] | null;
}

const LONG_WAIT = 15_000;

/** Status, time, size, tokens: what one looks for first. Numbers with ~ are ours, the others the provider's. */
export function StatusLine({ exchange, metrics, prices }: StatusLineProps) {
  const isRunning = exchange !== null && exchange.phase !== 'finished';
  const running = useClock(exchange?.startedAt ?? 0, isRunning);
  // The clock ticks ten times a second, a first token may come in between.
  const elapsed = isRunning ? Math.max(running, exchange.timings.firstToken ?? 0) : exchange?.timings.end;
  const isCounted = metrics !== null && !isRunning && !metrics.isEstimate && metrics.outputTokens !== null;
  const isWaitingLong = isRunning && exchange.receivedBytes === 0 && running > LONG_WAIT;
  return (
    <div className={styles.line} aria-busy={isRunning}>
      <StatusBadge exchange={exchange} />
      {exchange && (
        <dl className={styles.figures}>
          {elapsed != null && <Figure name={t('status.time')} value={formatDuration(elapsed)} />}
          {exchange.eventCount > 0 && (
            <Figure name={t('status.ttft')} value={firstToken(exchange)} needs="some" />
          )}
          {exchange.receivedBytes > 0 && (
            <Figure name={t('status.size')} value={formatBytes(exchange.receivedBytes)} needs="middle" />
          )}
          {metrics && <TokenFigures metrics={metrics} isStream={exchange.eventCount > 0} />}
          {metrics && prices && <CostFigure exchange={exchange} prices={prices} isCounted={isCounted} />}
        </dl>
      )}
      {isWaitingLong && <span className={styles.wait}>{t('status.stillWaiting')}</span>}
    </div>
  );
}

function firstToken({ timings }: Exchange): string {
  return timings.firstToken === null ? '–' : formatDuration(timings.firstToken);
}
