import { useEffect } from 'react';
import { Announcer, announce } from '@/app/announcer';
import { forgetEverything } from '@/app/forget';
import { NotForYou } from '@/app/operations/not-for-you';
import { OperationsBar } from '@/app/operations/operations-bar';
import { OperationsNotice } from '@/app/operations/operations-notice';
import styles from '@/app/operations/operations-page.module.css';
import { Button } from '@/components/ui/button';
import type { PageConfig } from '@/config/page-config';
import { connectivityTestUrl, loginUrl, operationsUrl, sessionUrl, workbenchPageUrl } from '@/config/urls';
import { readTestResult } from '@/features/operations/operations';
import { OperationsView } from '@/features/operations/operations-view';
import { isForbidden, useOperations } from '@/features/operations/use-operations';
import { formatInstant } from '@/features/operations/words';
import { SessionNotice } from '@/features/session/session-notice';
import { useSessionState } from '@/features/session/session-store';
import { useSignOutElsewhere } from '@/features/session/sign-out-elsewhere';
import { SignedOut } from '@/features/session/signed-out';
import { useSession } from '@/features/session/use-session';
import { postForJson } from '@/lib/http/http-client';
import { t } from '@/lib/messages/translate';

/** How the gateway does, for administrators. */
export function OperationsPage({ config }: { config: PageConfig }) {
  const session = useSession(sessionUrl(config));
  const phase = useSessionState((state) => state.phase);
  useSignOutElsewhere(forgetEverything);
  const { data, error, isPending, isFetching, refetch } = useOperations(operationsUrl(config));
  useEffect(() => {
    document.title = `${t('ops.title')} · ${t('app.name')}`;
  }, []);

  if (phase === 'signed-out') return <SignedOut pageUrl={location.pathname} />;
  if (isForbidden(error)) return <NotForYou workbench={workbenchPageUrl(config).href} />;
  const refresh = () => void refetch().then((seen) => seen.isSuccess && announce(t('ops.refreshed')));
  const runTest = async (slug: string) =>
    readTestResult(await postForJson(connectivityTestUrl(config, slug), config));
  return (
    <div className={styles.page}>
      <OperationsBar config={config} />
      <SessionNotice loginUrl={loginUrl(config, location.pathname).href} onExtend={session.refresh} />
      <OperationsNotice error={error} seenAt={data?.takenAt} onRetry={refresh} />
      <main className={styles.main}>
        <div className={styles.seen}>
          <p>
            {isPending && t('ops.loading')}
            {data && t('ops.oneReplica', { name: data.replica.name, time: formatInstant(data.takenAt) })}
          </p>
          <Button icon="again" onClick={refresh} aria-busy={isFetching}>
            {t('ops.refresh')}
          </Button>
        </div>
        {data && (
          <div className={styles.seenAll} data-stale={error !== null}>
            <OperationsView operations={data} runTest={runTest} />
          </div>
        )}
      </main>
      <Announcer />
    </div>
  );
}
