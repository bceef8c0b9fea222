import { useCallback } from 'react';
import { CommandBar } from '@/app/command-bar';
import { DetailsPanel } from '@/app/details-panel';
import { Examples } from '@/app/examples';
import { showReply } from '@/app/go-to';
import { History, HistoryPanel } from '@/app/history-panel';
import { type PaneId, useLayout } from '@/app/layout-store';
import { MissingValues } from '@/app/missing-values';
import { Overlays } from '@/app/overlays';
import { Panes } from '@/app/panes';
import { RequestCode } from '@/app/request-code';
import { ResponseSide } from '@/app/response-side';
import { BODILESS } from '@/app/sendable';
import { SwitchNotice } from '@/app/switch-notice';
import { TabMark } from '@/app/tab-mark';
import { useSend } from '@/app/use-send';
import styles from '@/app/workbench.module.css';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl } from '@/config/urls';
import { useDraft } from '@/features/request/draft-store';
import { RequestPane } from '@/features/request/request-pane';
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
  const method = useDraft((state) => state.draft.method);
  const provider = providers.find((candidate) => candidate.slug === slug) ?? null;
  const { panes, showPane, isDetailsOpen, change } = useLayout();
  const setPane = useCallback((pane: PaneId) => showPane(tab, pane), [tab, showPane]);
  const sending = useSend(config, provider, showReply);

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
          pane={panes[tab] ?? 'request'}
          onPane={setPane}
          responseMark={<TabMark tab={tab} />}
          request={
            <section className={styles.pane} aria-label={t('request.title')}>
              <SwitchNotice />
              <MissingValues onSend={sending.send} />
              <RequestPane
                nonce={config.cspNonce}
                csrfHeader={config.csrfHeaderName}
                isReady={isReady}
                hasBody={!BODILESS.has(method)}
                provider={provider}
                examples={<Examples provider={provider} />}
                code={<RequestCode config={config} provider={provider} />}
              />
            </section>
          }
          response={<ResponseSide key={tab} tab={tab} providers={providers} nonce={config.cspNonce} />}
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
