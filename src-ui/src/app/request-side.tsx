import { lazy, Suspense } from 'react';
import { useLayout } from '@/app/layout-store';
import { BODILESS } from '@/app/send-draft';
import { SwitchNotice } from '@/app/switch-notice';
import styles from '@/app/workbench.module.css';
import { Button } from '@/components/ui/button';
import { Tabs } from '@/components/ui/tabs';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, upstreamUrl } from '@/config/urls';
import { useDraft } from '@/features/request/draft-store';
import { RequestPane } from '@/features/request/request-pane';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

const CodeView = lazy(() =>
  import('@/features/snippets/code-view').then((module) => ({ default: module.CodeView })),
);

interface RequestSideProps {
  config: PageConfig;
  provider: Provider | null;
  isReady: boolean;
}

/** The request, to write it and to take it elsewhere. */
export function RequestSide({ config, provider, isReady }: RequestSideProps) {
  const method = useDraft((state) => state.draft.method);
  const { requestView, change } = useLayout();
  const hasBody = !BODILESS.has(method);
  return (
    <Tabs
      label={t('code.views')}
      value={requestView}
      onChange={(view) => change({ requestView: view })}
      items={[
        {
          id: 'body',
          label: t('code.body'),
          content: (
            <>
              <SwitchNotice />
              <RequestPane nonce={config.cspNonce} isReady={isReady} hasBody={hasBody} />
            </>
          ),
        },
        { id: 'code', label: t('code.tab'), content: <Code config={config} provider={provider} /> },
      ]}
      end={
        <span className={styles.tools}>
          <Button look="quiet" icon="terminal" onClick={() => change({ overlay: 'import' })}>
            {t('import.title')}
          </Button>
          <Button
            look="quiet"
            icon="share"
            aria-label={t('share.title')}
            onClick={() => change({ overlay: 'share' })}
          >
            {t('share.short')}
          </Button>
        </span>
      }
    />
  );
}

function Code({ config, provider }: Omit<RequestSideProps, 'isReady'>) {
  const draft = useDraft((state) => state.draft);
  if (provider === null) return <p className={styles.message}>{t('code.noProvider')}</p>;
  const path = fillPath(draft.pathTemplate, provider);
  const outgoing = {
    method: draft.method,
    gatewayUrl: exchangeUrl(config, provider.slug, path).href,
    upstreamUrl: upstreamUrl(provider.baseUrl, provider.defaultPath, path),
    headers: [],
    body: BODILESS.has(draft.method) ? null : draft.body,
  };
  return (
    <Suspense fallback={<p className={styles.message}>{t('request.loading')}</p>}>
      <CodeView outgoing={outgoing} provider={provider} nonce={config.cspNonce} />
    </Suspense>
  );
}
