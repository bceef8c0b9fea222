import { useEffect } from 'react';
import { Announcer } from '@/app/announcer';
import { forgetEverything, forgetOthers } from '@/app/forget';
import { ProviderListNotice } from '@/app/provider-list-notice';
import { RequestTools } from '@/app/request-tools';
import { TabMark } from '@/app/tab-mark';
import { closeTab, duplicateTab, newTab, renameTab } from '@/app/tabs';
import { TopBar } from '@/app/top-bar';
import { useExchangeNews } from '@/app/use-exchange-news';
import { useKeepRuns } from '@/app/use-keep-runs';
import { useKeptFocus } from '@/app/use-kept-focus';
import { useKeys } from '@/app/use-keys';
import { useStart } from '@/app/use-start';
import { useTabKeys } from '@/app/use-tab-keys';
import styles from '@/app/workbench.module.css';
import { Workspace } from '@/app/workspace';
import type { PageConfig } from '@/config/page-config';
import { loginUrl, sessionUrl } from '@/config/urls';
import { useProviders } from '@/features/providers/use-providers';
import { RequestTabs } from '@/features/request/request-tabs';
import { userKey } from '@/features/session/session';
import { SessionNotice } from '@/features/session/session-notice';
import { useSessionState } from '@/features/session/session-store';
import { useSignOutElsewhere } from '@/features/session/sign-out-elsewhere';
import { SignedOut } from '@/features/session/signed-out';
import { useSession } from '@/features/session/use-session';

const NOBODY = 'unknown-user';

export function Workbench({ config }: { config: PageConfig }) {
  const { isSettled, refresh } = useSession(sessionUrl(config));
  const { owner, phase } = useSessionState();
  useSignOutElsewhere(forgetEverything);
  const listing = useProviders(config.providerApiUrl);
  const user = owner && userKey(owner);
  const isReady = useStart(config, isSettled ? (user ?? NOBODY) : null, listing.data);
  useExchangeNews();
  useTabKeys();
  useKeys();
  useKeptFocus();
  useKeepRuns(user);
  useEffect(() => forgetOthers(user), [user]);

  if (phase === 'signed-out') return <SignedOut pageUrl={location.pathname + location.search} />;
  return (
    <div className={styles.workbench}>
      <TopBar config={config} />
      <div className={styles.notices}>
        <SessionNotice
          loginUrl={loginUrl(config, location.pathname + location.search).href}
          onExtend={refresh}
        />
        <ProviderListNotice
          error={listing.error}
          isEmpty={listing.data?.length === 0}
          onRetry={() => void listing.refetch()}
        />
      </div>
      <main className={styles.main}>
        <RequestTabs
          mark={(tab) => <TabMark tab={tab} />}
          onNew={newTab}
          onDuplicate={duplicateTab}
          onRename={renameTab}
          onClose={closeTab}
          end={<RequestTools />}
        >
          <Workspace
            config={config}
            providers={listing.data}
            isLoading={listing.isPending}
            isReady={isReady}
          />
        </RequestTabs>
      </main>
      <Announcer />
    </div>
  );
}
