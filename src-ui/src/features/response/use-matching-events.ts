import { useRef } from 'react';
import type { Exchange } from '@/lib/model/exchange';
import type { StreamEvent } from '@/lib/stream/event-reader';

export interface EventFilter {
  query: string;
  /** Null for every type. */
  type: string | null;
}

interface Search {
  id: number;
  query: string;
  type: string | null;
  looked: number;
  found: number[];
}

/**
 * The indexes of the events that match, or null where every event does. Only new events are looked at while the stream
 * grows; the list that comes back grows with it.
 */
export function useMatchingEvents(exchange: Exchange, filter: EventFilter): readonly number[] | null {
  const search = useRef<Search | null>(null);
  const query = filter.query.trim().toLowerCase();
  if (query === '' && filter.type === null) return null;
  const known = search.current;
  const isSame = known?.id === exchange.id && known.query === query && known.type === filter.type;
  const current: Search = isSame
    ? known
    : { id: exchange.id, query, type: filter.type, looked: 0, found: [] };
  for (; current.looked < exchange.eventCount; current.looked += 1) {
    const event = exchange.events[current.looked];
    if (event !== undefined && matches(event, query, filter.type)) current.found.push(event.index);
  }
  search.current = current;
  return current.found;
}

export function matches(event: StreamEvent, query: string, type: string | null): boolean {
  if (type !== null && typeOf(event) !== type) return false;
  return (
    query === '' ||
    event.data.toLowerCase().includes(query) ||
    (event.name ?? '').toLowerCase().includes(query)
  );
}

/** The event's name; without one what its data calls itself, as most providers' data does. */
export function typeOf(event: StreamEvent): string {
  if (event.kind === 'comment') return ':';
  if (event.name !== null) return event.name;
  return /^\s*\{\s*"type"\s*:\s*"([^"\\]{1,80})"/.exec(event.data)?.[1] ?? '';
}
