import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/notice';
import { ConnectivityTest, type RunTest } from '@/features/operations/connectivity-test';
import { Fact, Facts } from '@/features/operations/facts';
import type { Figures, WatchedProvider } from '@/features/operations/operations';
import styles from '@/features/operations/operations.module.css';
import { formatInstant, formatLimit, formatShare } from '@/features/operations/words';
import { formatCount, formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';

/** One provider as this replica has seen it, and what it may do. */
export function ProviderCard({ provider, runTest }: { provider: WatchedProvider; runTest: RunTest }) {
  const { figures } = provider;
  const health = healthOf(provider);
  const errors = figures.window.failed + figures.window.cut;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h3>{provider.name}</h3>
        <Badge tone={health.tone}>{health.word}</Badge>
      </div>
      <code className={styles.address}>{provider.baseUrl}</code>
      {provider.inactiveReason !== null && <p className={styles.soft}>{provider.inactiveReason}</p>}
      <Facts>
        <Fact name={t('ops.last')}>
          <LastCall figures={figures} />
        </Fact>
        <Fact name={t('ops.median')} hint={t('ops.latencyHint')}>
          {duration(figures.median)}
        </Fact>
        <Fact name={t('ops.p95')} hint={t('ops.latencyHint')}>
          {duration(figures.p95)}
        </Fact>
        <Fact name={t('ops.errors')} hint={t('ops.errorsHint')}>
          {figures.window.errorRate === null
            ? '–'
            : `${formatShare(figures.window.errorRate)} (${t('ops.errorsOf', { errors, all: judged(figures) })})`}
        </Fact>
        <Fact name={t('ops.cut')}>{formatCount(figures.window.cut)}</Fact>
        <Fact name={t('ops.left')}>{formatCount(figures.window.left)}</Fact>
        <Fact name={t('ops.open')}>{formatCount(figures.open)}</Fact>
        <Fact name={t('ops.sinceStart')}>{formatCount(figures.sinceStart)}</Fact>
      </Facts>
      <ConnectivityTest provider={provider} run={runTest} />
      <details className={styles.more}>
        <summary>{t('ops.limits')}</summary>
        <Facts>
          <Fact name={t('ops.connect')}>{formatLimit(provider.limits.connect)}</Fact>
          <Fact name={t('ops.firstByte')}>{formatLimit(provider.limits.firstByte)}</Fact>
          <Fact name={t('ops.gap')}>{formatLimit(provider.limits.gap)}</Fact>
          <Fact name={t('ops.total')}>{formatLimit(provider.limits.total)}</Fact>
          <Fact name={t('ops.connections')}>{formatCount(provider.limits.connections)}</Fact>
          <Fact name={t('ops.roles')}>{provider.rolesAllowed.join(', ') || t('ops.anyRole')}</Fact>
        </Facts>
      </details>
    </li>
  );
}

/** All that ended and was up to the provider. */
function judged({ window }: Figures): number {
  return window.good + window.left + window.failed + window.cut;
}

function healthOf({ inactiveReason, figures }: WatchedProvider): { tone: Tone; word: string } {
  const rate = figures.window.errorRate;
  if (inactiveReason !== null) return { tone: 'neutral', word: t('provider.inactive') };
  if (rate === null) return { tone: 'neutral', word: t('ops.quiet') };
  if (rate >= 0.5) return { tone: 'bad', word: t('ops.failing') };
  return rate > 0 ? { tone: 'warn', word: t('ops.someErrors') } : { tone: 'good', word: t('ops.good') };
}

function LastCall({ figures: { last } }: { figures: Figures }) {
  if (last === null) return '–';
  return (
    <>
      {[last.status || null, last.code].filter((word) => word !== null).join(' ')}
      <span className={styles.soft}>{formatInstant(last.at)}</span>
    </>
  );
}

function duration(milliseconds: number | null): string {
  return milliseconds === null ? '–' : formatDuration(milliseconds);
}
