import { useCallback } from 'react';
import { CommandBar } from '@/app/command-bar';
import { DetailsPanel } from '@/app/details-panel';
import { History, HistoryPanel } from '@/app/history-panel';
import { useLayout } from '@/app/layout-store';
import { Overlays } from '@/app/overlays';
import { Panes } from '@/app/panes';
import { RequestSide } from '@/app/request-side';
import { useNamedField } from '@/app/use-named-field';
import { useSend } from '@/app/use-send';
import styles from '@/app/workbench.module.css';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl } from '@/config/urls';
import { useExchangeOf } from '@/features/exchange/exchange-store';
import { metricsOf } from '@/features/exchange/metrics-of';
import { useDraft } from '@/features/request/draft-store';
import { ResponsePane } from '@/features/response/response-pane';
import { StatusBadge } from '@/features/response/status-badge';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

interface WorkspaceProps {
  config: PageConfig;
  /** Undefined while they load. */
  providers: readonly Provider[] | undefined;
  isLoading: boolean;
  isReady: boolean;
}

/** One request tab: where it goes, what is sent, and what came of it. */
export function Workspace({ config, providers = [], isLoading, isReady }: WorkspaceProps) {
  const tab = useDraft((state) => state.tabId);
  const slug = useDraft((state) => state.draft.providerSlug);
  const provider = providers.find((candidate) => candidate.slug === slug) ?? null;
  const exchange = useExchangeOf(tab);
  const field = useNamedField(exchange);
  const { pane, isDetailsOpen, change } = useLayout();
  const showResponse = useCallback(() => change({ pane: 'response' }), [change]);
  const sending = useSend(config, provider, showResponse);

  return (
    <>
      <CommandBar
        config={config}
        providers={providers}
        isLoading={isLoading}
        provider={provider}
        sending={sending}
        isDetailsOpen={isDetailsOpen}
        onDetails={() => change({ isDetailsOpen: !isDetailsOpen })}
      />
      <div className={styles.work}>
        <HistoryPanel config={config} providers={providers} />
        <Panes
          pane={pane}
          onPane={(next) => change({ pane: next })}
          responseMark={exchange && <StatusBadge exchange={exchange} />}
          request={
            <section className={styles.pane} aria-label={t('request.title')}>
              <RequestSide config={config} provider={provider} isReady={isReady} />
            </section>
          }
          response={
            <section className={styles.pane} aria-label={t('response.title')}>
              <ResponsePane
                key={tab}
                exchange={exchange}
                metrics={exchange && metricsOf(exchange)}
                field={field}
                nonce={config.cspNonce}
              />
            </section>
          }
          history={
            <div className={styles.pane}>
              <History config={config} providers={providers} />
            </div>
          }
        />
        <DetailsPanel
          provider={isDetailsOpen ? provider : null}
          gatewayUrl={provider ? exchangeUrl(config, provider.slug, null).href : ''}
          onClose={() => change({ isDetailsOpen: false })}
        />
      </div>
      <Overlays config={config} providers={providers} onSend={sending.send} />
    </>
  );
}
