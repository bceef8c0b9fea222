import { EventDetail } from '@/features/response/event-detail';
import { EventFilterBar } from '@/features/response/event-filter';
import type { EventLink } from '@/features/response/event-link';
import { EventList } from '@/features/response/event-list';
import styles from '@/features/response/events-view.module.css';
import { useEventTypes } from '@/features/response/use-event-types';
import { useKept } from '@/features/response/use-kept';
import { type EventFilter, useMatchingEvents } from '@/features/response/use-matching-events';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

const ALL: EventFilter = { query: '', type: null };

/** Every event of the stream with its time, those that match a search, and what the chosen one carried. */
export function EventsView({ exchange, link }: { exchange: Exchange; link: EventLink }) {
  const [filter, setFilter] = useKept<EventFilter>(`${exchange.id}/filter`, ALL);
  const types = useEventTypes(exchange);
  const matching = useMatchingEvents(exchange, filter);
  if (exchange.eventCount === 0) return <p className={styles.none}>{t('events.none')}</p>;
  return (
    <div className={styles.events}>
      <EventFilterBar
        filter={filter}
        onChange={setFilter}
        types={types}
        shown={matching?.length ?? exchange.eventCount}
        total={exchange.eventCount}
      />
      <EventList exchange={exchange} link={link} matching={matching} />
      <EventDetail exchange={exchange} link={link} />
    </div>
  );
}
