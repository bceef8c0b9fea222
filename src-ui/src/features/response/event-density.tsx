import { useMemo } from 'react';
import { densityOf } from '@/features/response/phases';
import styles from '@/features/response/timing-view.module.css';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

const BUCKETS = 100;

/** When the events came: a steady hand, bursts, or silence. */
export function EventDensity({ exchange, total }: { exchange: Exchange; total: number }) {
  const { eventCount } = exchange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log only grows, and its length says so
  const buckets = useMemo(() => densityOf(exchange, total, BUCKETS), [exchange.id, eventCount, total]);
  const most = Math.max(...buckets, 1);
  return (
    <figure className={styles.density}>
      <figcaption>{t('timing.density')}</figcaption>
      <svg
        className={styles.spikes}
        viewBox={`0 0 ${BUCKETS} 100`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {buckets.map((count, index) => {
          const height = (count / most) * 100;
          // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place
          return <rect key={index} x={index + 0.1} y={100 - height} width="0.8" height={height} />;
        })}
      </svg>
    </figure>
  );
}
