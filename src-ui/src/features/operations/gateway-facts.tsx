import { Badge } from '@/components/ui/badge';
import { Fact, Facts } from '@/features/operations/facts';
import type { Operations } from '@/features/operations/operations';
import styles from '@/features/operations/operations.module.css';
import { Section } from '@/features/operations/section';
import { formatInstant, formatLimit, formatMebibytes } from '@/features/operations/words';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';

/** Which replica this is, and what it runs. */
export function ReplicaFacts({ operations: { replica, build, lastReload } }: { operations: Operations }) {
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

export function SignInFacts({ operations }: { operations: Operations }) {
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

/** What holds for all providers together. */
export function LimitFacts({ operations: { limits } }: { operations: Operations }) {
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
