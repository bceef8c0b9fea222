import { useCallback, useState } from 'react';
import { CommandBar } from '@/app/command-bar';
import { DetailsPanel } from '@/app/details-panel';
import { type PaneId, Panes } from '@/app/panes';
import { ResponseSide } from '@/app/response-side';
import { BODILESS } from '@/app/send-draft';
import { SwitchNotice } from '@/app/switch-notice';
import { useSend } from '@/app/use-send';
import styles from '@/app/workbench.module.css';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl } from '@/config/urls';
import { useExchangeOf } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import { RequestPane } from '@/features/request/request-pane';
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
  const method = useDraft((state) => state.draft.method);
  const provider = providers.find((candidate) => candidate.slug === slug) ?? null;
  const exchange = useExchangeOf(tab);
  const [pane, setPane] = useState<PaneId>('request');
  const [isDetailsOpen, setDetailsOpen] = useState(false);
  const showResponse = useCallback(() => setPane('response'), []);
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
              key={tab}
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
    </>
  );
}
