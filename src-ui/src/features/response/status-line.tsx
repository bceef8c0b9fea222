import { StatusBadge } from '@/features/response/status-badge';
import styles from '@/features/response/status-line.module.css';
import { useClock } from '@/features/response/use-clock';
import { formatBytes, formatCount, formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';

interface StatusLineProps {
  exchange: Exchange | null;
  metrics: Metrics | null;
}

const LONG_WAIT = 15_000;

/** Status, time, size, tokens: what one looks for first. Numbers with ~ are ours, the others the provider's. */
export function StatusLine({ exchange, metrics }: StatusLineProps) {
  const isRunning = exchange !== null && exchange.phase !== 'finished';
  const running = useClock(exchange?.startedAt ?? 0, isRunning);
  const elapsed = isRunning ? running : exchange?.timings.end;
  const isWaitingLong = isRunning && exchange.receivedBytes === 0 && running > LONG_WAIT;
  return (
    <div className={styles.line} aria-busy={isRunning}>
      <StatusBadge exchange={exchange} />
      {exchange && (
        <dl className={styles.figures}>
          {elapsed != null && <Figure name={t('status.time')} value={formatDuration(elapsed)} />}
          {exchange.timings.firstToken !== null && exchange.eventCount > 0 && (
            <Figure name={t('status.ttft')} value={formatDuration(exchange.timings.firstToken)} />
          )}
          {exchange.receivedBytes > 0 && (
            <Figure name={t('status.size')} value={formatBytes(exchange.receivedBytes)} />
          )}
          {metrics && <TokenFigures metrics={metrics} />}
        </dl>
      )}
      {isWaitingLong && <span className={styles.wait}>{t('status.stillWaiting')}</span>}
    </div>
  );
}

function TokenFigures({ metrics }: { metrics: Metrics }) {
  const { inputTokens, outputTokens, isEstimate, tokensPerSecond } = metrics;
  if (outputTokens === null && inputTokens === null) return null;
  const sign = isEstimate ? '~' : '';
  const output = `${sign}${formatCount(outputTokens ?? 0)}`;
  const tokens =
    inputTokens === null
      ? t('status.tokensOut', { output })
      : t('status.tokensInOut', { input: inputTokens, output });
  const speed = tokensPerSecond === null ? null : `${sign}${formatCount(Math.round(tokensPerSecond))}`;
  const hint = isEstimate ? t('status.estimated') : undefined;
  return (
    <>
      <Figure name={t('status.tokens')} value={tokens} hint={hint} />
      {speed !== null && (
        <Figure name={t('status.speed')} value={t('status.tokensPerSecond', { speed })} hint={hint} />
      )}
    </>
  );
}

function Figure({ name, value, hint }: { name: string; value: string; hint?: string | undefined }) {
  return (
    <div className={styles.figure} title={hint}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
