import { useCallback, useState } from 'react';
import { Announcer } from '@/app/announcer';
import { CommandBar } from '@/app/command-bar';
import { DetailsPanel } from '@/app/details-panel';
import { type PaneId, Panes } from '@/app/panes';
import { ProviderListNotice } from '@/app/provider-list-notice';
import { ResponseSide } from '@/app/response-side';
import { SwitchNotice } from '@/app/switch-notice';
import { TopBar } from '@/app/top-bar';
import { useExchangeNews } from '@/app/use-exchange-news';
import { BODILESS, useSend } from '@/app/use-send';
import { useStart } from '@/app/use-start';
import styles from '@/app/workbench.module.css';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, loginUrl, sessionUrl } from '@/config/urls';
import { useExchange } from '@/features/exchange/exchange-store';
import { useProviders } from '@/features/providers/use-providers';
import { useDraft } from '@/features/request/draft-store';
import { RequestPane } from '@/features/request/request-pane';
import { StatusBadge } from '@/features/response/status-badge';
import { SessionNotice } from '@/features/session/session-notice';
import { useSessionState } from '@/features/session/session-store';
import { useSession } from '@/features/session/use-session';
import { t } from '@/lib/messages/translate';

const NOBODY = 'unknown-user';

export function Workbench({ config }: { config: PageConfig }) {
  const { isSettled } = useSession(sessionUrl(config));
  const owner = useSessionState((state) => state.owner);
  const listing = useProviders(config.providerApiUrl);
  const isReady = useStart(config, isSettled ? (owner?.subject ?? NOBODY) : null, listing.data);
  const slug = useDraft((state) => state.draft.providerSlug);
  const method = useDraft((state) => state.draft.method);
  const provider = listing.data?.find((candidate) => candidate.slug === slug) ?? null;
  const exchange = useExchange((state) => state.current);
  const [pane, setPane] = useState<PaneId>('request');
  const [isDetailsOpen, setDetailsOpen] = useState(false);
  const showResponse = useCallback(() => setPane('response'), []);
  const sending = useSend(config, provider, showResponse);
  useExchangeNews();

  return (
    <div className={styles.workbench}>
      <TopBar config={config} />
      <div className={styles.notices}>
        <SessionNotice loginUrl={loginUrl(config, location.pathname + location.search).href} />
        <ProviderListNotice
          error={listing.error}
          isEmpty={listing.data?.length === 0}
          onRetry={() => void listing.refetch()}
        />
      </div>
      <main className={styles.main}>
        <CommandBar
          config={config}
          providers={listing.data ?? []}
          isLoading={listing.isPending}
          provider={provider}
          sending={sending}
          isDetailsOpen={isDetailsOpen}
          onDetails={() => setDetailsOpen(!isDetailsOpen)}
        />
        <div className={styles.work}>
          <Panes
            pane={pane}
            onPane={setPane}
            responseMark={exchange && <StatusBadge exchange={exchange} />}
            request={
              <section className={styles.pane} aria-label={t('request.title')}>
                <SwitchNotice />
                <RequestPane nonce={config.cspNonce} isReady={isReady} hasBody={!BODILESS.has(method)} />
              </section>
            }
            response={
              <ResponseSide
                exchange={exchange}
                nonce={config.cspNonce}
                showRequest={() => setPane('request')}
              />
            }
          />
          <DetailsPanel
            provider={isDetailsOpen ? provider : null}
            gatewayUrl={provider ? exchangeUrl(config, provider.slug, null).href : ''}
            onClose={() => setDetailsOpen(false)}
          />
        </div>
      </main>
      <Announcer />
    </div>
  );
}
