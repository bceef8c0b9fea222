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

/** The text that an event brought, of every part that it made grow. */
export function broughtBy({ assembled, links }: Exchange, index: number): string {
  return links
    .spansOf(index)
    .map(({ key, from, to }) => {
      const part = assembled.parts.find((candidate) => candidate.key === key);
      if (part?.kind === 'tool-call')
        return part.arguments.slice(Math.max(0, from - part.name.length), to - part.name.length);
      return part !== undefined && 'text' in part ? part.text.slice(from, to) : '';
    })
    .join('');
}
