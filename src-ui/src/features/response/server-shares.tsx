import { readServerTiming } from '@/features/response/server-timing';
import styles from '@/features/response/timing-view.module.css';
import { formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { ResponseHead } from '@/lib/model/exchange';

/** What the gateway, and the provider if it tells, measured on their side. */
export function ServerShares({ head }: { head: ResponseHead | null }) {
  const header = head?.headers.find(([name]) => name.toLowerCase() === 'server-timing')?.[1] ?? null;
  const shares = readServerTiming(header);
  if (shares.length === 0) return null;
  return (
    <div>
      <h3>{t('timing.shares')}</h3>
      <dl className={styles.shares}>
        {shares.map((share, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a provider may use a name twice
          <div key={index}>
            <dt>{nameOf(share.name)}</dt>
            <dd>{formatDuration(share.milliseconds)}</dd>
            {share.description !== null && <dd className={styles.note}>{share.description}</dd>}
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('timing.sharesNote')}</p>
    </div>
  );
}

function nameOf(name: string): string {
  if (name === 'gateway') return t('timing.gateway');
  return name === 'upstream' ? t('timing.upstream') : name;
}
