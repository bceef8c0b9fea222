import { useEffect, useState } from 'react';
import { type TabItem, Tabs } from '@/components/ui/tabs';
import { EmptyResponse } from '@/features/response/empty-response';
import { EventsView } from '@/features/response/events-view';
import { HeadersView } from '@/features/response/headers-view';
import { type NamedField, OutcomeNotice } from '@/features/response/outcome-notice';
import { RawView } from '@/features/response/raw-view';
import styles from '@/features/response/response-pane.module.css';
import { StatusLine } from '@/features/response/status-line';
import { TextView } from '@/features/response/text-view';
import { loadViewer } from '@/features/response/use-viewer';
import { VerifyLine } from '@/features/response/verify-line';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';

type Tab = 'text' | 'events' | 'raw' | 'headers';

interface ResponsePaneProps {
  exchange: Exchange | null;
  metrics: Metrics | null;
  field: NamedField | null;
  nonce: string;
}

export function ResponsePane({ exchange, metrics, field, nonce }: ResponsePaneProps) {
  const [chosen, setChosen] = useState<{ id: number; tab: Tab } | null>(null);
  // Fetched before it is needed, so that Raw shows at once.
  useEffect(() => void loadViewer(), []);
  if (exchange === null) {
    return (
      <div className={styles.pane}>
        <StatusLine exchange={null} metrics={null} />
        <EmptyResponse />
      </div>
    );
  }
  const tab =
    chosen === null || (chosen.id !== exchange.id && !fits(chosen.tab, exchange))
      ? bestTab(exchange)
      : chosen.tab;
  const items: TabItem<Tab>[] = [
    { id: 'text', label: t('response.tabText'), content: <TextView exchange={exchange} /> },
    {
      id: 'events',
      label: t('response.tabEvents'),
      ...(exchange.eventCount > 0 ? { note: formatCount(exchange.eventCount) } : {}),
      content: <EventsView key={exchange.id} exchange={exchange} />,
    },
    { id: 'raw', label: t('response.tabRaw'), content: <RawView exchange={exchange} nonce={nonce} /> },
    { id: 'headers', label: t('response.tabHeaders'), content: <HeadersView head={exchange.head} /> },
  ];
  return (
    <div className={styles.pane}>
      <StatusLine exchange={exchange} metrics={metrics} />
      <OutcomeNotice exchange={exchange} field={field} />
      <Tabs
        label={t('response.tabs')}
        items={items}
        value={tab}
        onChange={(next) => setChosen({ id: exchange.id, tab: next })}
      />
      <VerifyLine exchange={exchange} />
    </div>
  );
}

/** Text where there is text, or may be soon; otherwise the bytes themselves. */
function bestTab(exchange: Exchange): Tab {
  if (exchange.assembled.parts.length > 0) return 'text';
  const isHopeful = exchange.phase !== 'finished' && exchange.request.family !== 'other';
  return isHopeful ? 'text' : 'raw';
}

/** A view chosen for an earlier reply is kept for the next one, unless it would be empty there. */
function fits(tab: Tab, exchange: Exchange): boolean {
  if (tab === 'text') return bestTab(exchange) === 'text';
  return tab !== 'events' || exchange.eventCount > 0 || exchange.phase !== 'finished';
}
