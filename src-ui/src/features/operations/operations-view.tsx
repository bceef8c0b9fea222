import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { ConfigurationTable } from '@/features/operations/configuration-table';
import type { RunTest } from '@/features/operations/connectivity-test';
import { Fact, Facts } from '@/features/operations/facts';
import type { Operations } from '@/features/operations/operations';
import styles from '@/features/operations/operations.module.css';
import { ProviderCard } from '@/features/operations/provider-card';
import { formatInstant, formatLimit, formatMebibytes } from '@/features/operations/words';
import { formatCount } from '@/lib/format';
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

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function ReplicaFacts({ operations: { replica, build, lastReload } }: { operations: Operations }) {
  return (
    <Section title={t('ops.replica')}>
      <Facts>
        <Fact name={t('ops.replicaName')}>
          <code>{`${replica.name} / ${replica.instance}`}</code>
        </Fact>
        <Fact name={t('ops.started')}>{formatInstant(replica.startedAt)}</Fact>
        <Fact name={t('ops.version')}>{build.version}</Fact>
        <Fact name={t('ops.commit')}>
          <code>{build.commit ?? t('ops.unknown')}</code>
        </Fact>
        <Fact name={t('ops.built')}>
          {build.builtAt === null ? t('ops.unknown') : formatInstant(build.builtAt)}
        </Fact>
        <Fact name="Java">{build.java}</Fact>
        <Fact name={t('ops.reload')}>
          {lastReload === null ? (
            t('ops.reloadNone')
          ) : (
            <>
              <Badge tone={lastReload.inForce ? 'good' : 'bad'}>
                {t(lastReload.inForce ? 'ops.reloadTaken' : 'ops.reloadRefused')}
              </Badge>
              <span className={styles.soft}>{formatInstant(lastReload.at)}</span>
              <span className={styles.soft}>{lastReload.message}</span>
            </>
          )}
        </Fact>
      </Facts>
    </Section>
  );
}

function SignInFacts({ operations }: { operations: Operations }) {
  const answers = operations.identityProviderAnswers;
  return (
    <Section title={t('ops.signIn')}>
      <Facts>
        <Fact name={t('ops.identityProvider')}>
          <Badge tone={answers ? 'good' : 'bad'}>{t(answers ? 'ops.answers' : 'ops.doesNotAnswer')}</Badge>
        </Fact>
        <Fact name={t('ops.adminRoles')}>
          <code>{operations.adminRoles.join(', ')}</code>
        </Fact>
      </Facts>
    </Section>
  );
}

function LimitFacts({ operations: { limits } }: { operations: Operations }) {
  return (
    <Section title={t('ops.limits')}>
      <Facts>
        <Fact name={t('ops.maxBody')}>{formatMebibytes(limits.maxRequestBody)}</Fact>
        <Fact name={t('ops.maxStreams')}>{formatCount(limits.maxStreams)}</Fact>
        <Fact name={t('ops.maxStreamsPerUser')}>{formatCount(limits.maxStreamsPerUser)}</Fact>
        <Fact name={t('ops.writeStall')}>{formatLimit(limits.writeStall)}</Fact>
        <Fact name={t('ops.uploadAllowance')}>{formatLimit(limits.uploadAllowance)}</Fact>
      </Facts>
    </Section>
  );
}
