import { ConfigurationTable } from '@/features/operations/configuration-table';
import type { RunTest } from '@/features/operations/connectivity-test';
import { LimitFacts, ReplicaFacts, SignInFacts } from '@/features/operations/gateway-facts';
import type { Operations } from '@/features/operations/operations';
import styles from '@/features/operations/operations.module.css';
import { ProviderCard } from '@/features/operations/provider-card';
import { Section } from '@/features/operations/section';
import { t } from '@/lib/messages/translate';

/** All that is known, providers first: most come here because one of them does badly. */
export function OperationsView({ operations, runTest }: { operations: Operations; runTest: RunTest }) {
  const { providers, windowMillis, exchanges } = operations;
  return (
    <>
      <Section title={t('ops.providers')}>
        <p className={styles.soft}>
          {t('ops.window', { count: exchanges, minutes: Math.round(windowMillis / 60_000) })}
        </p>
        {providers.length === 0 && <p>{t('ops.noProviders')}</p>}
        <ul className={styles.cards}>
          {providers.map((provider) => (
            <ProviderCard key={provider.slug} provider={provider} runTest={runTest} />
          ))}
        </ul>
      </Section>
      <div className={styles.panels}>
        <ReplicaFacts operations={operations} />
        <SignInFacts operations={operations} />
        <LimitFacts operations={operations} />
      </div>
      <Section title={t('ops.configuration')}>
        <p className={styles.soft}>{t('ops.configurationText')}</p>
        <ConfigurationTable entries={operations.configuration} />
      </Section>
    </>
  );
}
