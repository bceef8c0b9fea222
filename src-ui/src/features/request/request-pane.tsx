import { lazy, type ReactNode, Suspense } from 'react';
import { type TabItem, Tabs } from '@/components/ui/tabs';
import { BodyPane } from '@/features/request/body-pane';
import { useDraft } from '@/features/request/draft-store';
import { FileDrop } from '@/features/request/file-drop';
import { sentHeaders } from '@/features/request/headers/header-row';
import { ProblemStrip } from '@/features/request/problem-strip';
import styles from '@/features/request/request-pane.module.css';
import { type RequestView, useRequestView } from '@/features/request/request-view-store';
import { StreamSwitch } from '@/features/request/streaming/stream-switch';
import { UsageOffer } from '@/features/request/streaming/usage-offer';
import { namesOf } from '@/features/request/variables/resolve-request';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

const HeadersEditor = lazy(() =>
  import('@/features/request/headers/headers-editor').then((module) => ({ default: module.HeadersEditor })),
);
const VariablesEditor = lazy(() =>
  import('@/features/request/variables/variables-editor').then((module) => ({
    default: module.VariablesEditor,
  })),
);

interface RequestPaneProps {
  nonce: string;
  csrfHeader: string;
  isReady: boolean;
  hasBody: boolean;
  provider: Provider | null;
  examples: ReactNode;
  /** The request as a program. */
  code: ReactNode;
}

/** What is sent: the body, the headers beside it, and the values that go into both. */
export function RequestPane(props: RequestPaneProps) {
  const { nonce, csrfHeader, isReady, hasBody, provider, examples, code } = props;
  const { view, show } = useRequestView();
  const draft = useDraft((state) => state.draft);
  const path = provider && fillPath(draft.pathTemplate, provider);
  const target = { method: draft.method, path: path ?? provider?.defaultPath ?? '' };
  const items: TabItem<RequestView>[] = [
    {
      id: 'body',
      label: t('request.tabBody'),
      // The editor stays alive behind the other views.
      isKept: true,
      content: (
        <BodyPane
          nonce={nonce}
          isReady={isReady}
          family={provider?.family ?? 'other'}
          {...target}
          examples={examples}
        />
      ),
    },
    {
      id: 'headers',
      label: t('request.tabHeaders'),
      ...noteOf(sentHeaders(draft.headers).length),
      content: <HeadersEditor family={provider?.family ?? 'other'} csrfHeader={csrfHeader} />,
    },
    {
      id: 'variables',
      label: t('request.tabVariables'),
      ...noteOf(draft.fillsVariables ? namesOf(draft, path).length : 0),
      content: <VariablesEditor path={path} nonce={nonce} />,
    },
    { id: 'code', label: t('code.tab'), content: code },
  ];
  return (
    <FileDrop>
      <h2 className="visually-hidden">{t('request.title')}</h2>
      <Tabs
        label={t('request.tabs')}
        items={items.map((item) => ({ ...item, content: <Later>{item.content}</Later> }))}
        value={view}
        onChange={show}
        end={<StreamSwitch provider={provider} />}
      />
      <ProblemStrip hasBody={hasBody} offer={<UsageOffer provider={provider} />} />
    </FileDrop>
  );
}

/** Within the tabs: were they away while a part is fetched, they would lose the focus. */
function Later({ children }: { children: ReactNode }) {
  return <Suspense fallback={<p className={styles.loading}>{t('request.loading')}</p>}>{children}</Suspense>;
}

function noteOf(count: number): { note?: string } {
  return count === 0 ? {} : { note: formatCount(count) };
}
