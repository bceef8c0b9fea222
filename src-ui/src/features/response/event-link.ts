import type { Exchange } from '@/lib/model/exchange';

/** The event that Text and Events look at together. */
export interface EventLink {
  index: number | null;
  /** Chooses an event, or none. */
  choose: (index: number | null) => void;
  /** Chooses it and goes to the other view. */
  showInText: (index: number) => void;
  showInEvents: (index: number) => void;
}

/** Milliseconds since the event before; null for the first. */
export function gapBefore(exchange: Exchange, index: number): number | null {
  const event = exchange.events[index];
  const before = exchange.events[index - 1];
  return event === undefined || before === undefined ? null : event.at - before.at;
}
