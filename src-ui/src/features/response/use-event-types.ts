import { useRef } from 'react';
import { typeOf } from '@/features/response/use-matching-events';
import type { Exchange } from '@/lib/model/exchange';

/** More are no help in a list. */
const MOST = 40;

/** The types of events seen so far, in the order of their first coming. */
export function useEventTypes(exchange: Exchange): readonly string[] {
  const seen = useRef({ id: exchange.id, looked: 0, types: [] as string[] });
  if (seen.current.id !== exchange.id) seen.current = { id: exchange.id, looked: 0, types: [] };
  const { current } = seen;
  for (; current.looked < exchange.eventCount; current.looked += 1) {
    const event = exchange.events[current.looked];
    const type = event === undefined ? '' : typeOf(event);
    if (type !== '' && current.types.length < MOST && !current.types.includes(type)) current.types.push(type);
  }
  return current.types;
}
