import { useEffect, useMemo } from 'react';
import { type TabItem, Tabs } from '@/components/ui/tabs';
import { EmptyResponse } from '@/features/response/empty-response';
import { EventsView } from '@/features/response/events-view';
import { HeadersView } from '@/features/response/headers-view';
import { type NamedField, OutcomeNotice } from '@/features/response/outcome-notice';
import { RawView } from '@/features/response/raw-view';
import { type RequestHelp, RequestHints } from '@/features/response/request-hints';
import styles from '@/features/response/response-pane.module.css';
import { StatusLine } from '@/features/response/status-line';
import { TextView } from '@/features/response/text-view';
import { TimingView } from '@/features/response/timing-view';
import { useEventLink } from '@/features/response/use-event-link';
import { useKept } from '@/features/response/use-kept';
import { loadViewer } from '@/features/response/use-viewer';
import { VerifyLine } from '@/features/response/verify-line';
import { type ChosenTab, type ResponseTab, tabFor } from '@/features/response/which-tab';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';
import type { Price } from '@/lib/model/provider';
import { streamWish } from '@/lib/model/stream-request';

interface ResponsePaneProps {
  /** What the reader's choices are kept under: each request tab has its own. */
  name: string;
  exchange: Exchange | null;
  metrics: Metrics | null;
  /** Of the provider that was asked. */
  prices: readonly Price[] | null;
  field: NamedField | null;
  help: RequestHelp;
  nonce: string;
}

export function ResponsePane(props: ResponsePaneProps) {
  // Fetched before it is needed, so that Raw shows at once.
  useEffect(() => void loadViewer(), []);
  const [chosen, setChosen] = useKept<ChosenTab | null>(`${props.name}/view`, null);
  if (props.exchange === null) {
    return (
      <div className={styles.pane}>
        <h2 className="visually-hidden">{t('response.title')}</h2>
        <StatusLine exchange={null} metrics={null} prices={null} />
        <EmptyResponse />
      </div>
    );
  }
  const { exchange, metrics, prices, field, help } = props;
  return (
    <div className={styles.pane}>
      <h2 className="visually-hidden">{t('response.title')}</h2>
      <StatusLine exchange={exchange} metrics={metrics} prices={prices} />
      <OutcomeNotice exchange={exchange} field={field} />
      <RequestHints exchange={exchange} help={help} />
      <Views
        {...props}
        exchange={exchange}
        tab={tabFor(exchange, chosen)}
        onTab={(tab) => setChosen({ id: exchange.id, tab })}
      />
      <VerifyLine exchange={exchange} />
    </div>
  );
}

interface ViewsProps extends ResponsePaneProps {
  exchange: Exchange;
  tab: ResponseTab;
  onTab: (tab: ResponseTab) => void;
}

function Views({ name, exchange, help, nonce, tab, onTab }: ViewsProps) {
  const link = useEventLink(exchange.id, onTab);
  const { onToolResult } = help;
  const isHoped = useMemo(() => streamWish(exchange.request).stream, [exchange.request]);
  const hasEvents = exchange.eventCount > 0 || (isHoped && exchange.phase !== 'finished');
  const text = <TextView key={exchange.id} exchange={exchange} link={link} onToolResult={onToolResult} />;
  const items: TabItem<ResponseTab>[] = [
    { id: 'text', label: t('response.tabText'), content: text },
    {
      id: 'events',
      label: t('response.tabEvents'),
      ...(exchange.eventCount > 0 ? { note: formatCount(exchange.eventCount) } : {}),
      ...(hasEvents ? { noteRoom: 3 } : {}),
      content: <EventsView key={exchange.id} exchange={exchange} link={link} />,
    },
    {
      id: 'raw',
      label: t('response.tabRaw'),
      content: <RawView name={name} exchange={exchange} nonce={nonce} />,
    },
    { id: 'headers', label: t('response.tabHeaders'), content: <HeadersView head={exchange.head} /> },
    { id: 'timing', label: t('response.tabTiming'), content: <TimingView exchange={exchange} /> },
  ];
  return <Tabs label={t('response.tabs')} items={items} value={tab} onChange={onTab} />;
}
