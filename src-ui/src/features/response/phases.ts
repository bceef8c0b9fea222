import type { MessageKey } from '@/lib/messages/en';
import type { Exchange } from '@/lib/model/exchange';

export interface Phase {
  name: MessageKey & `timing.${string}`;
  from: number;
  to: number;
}

/** The stretches of an exchange one after the other; what has not happened is left out. `now` ends the one that runs. */
export function phasesOf({ timings, eventCount }: Exchange, now: number): Phase[] {
  const { headers, firstToken, lastToken } = timings;
  const end = timings.end ?? now;
  const phases: Phase[] = [{ name: 'timing.headers', from: 0, to: headers ?? end }];
  if (headers === null) return phases;
  // A reply that is no stream has one body, and nothing in it came first or last.
  if (eventCount === 0) return [...phases, { name: 'timing.body', from: headers, to: end }];
  if (firstToken === null) return [...phases, { name: 'timing.noToken', from: headers, to: end }];
  phases.push({ name: 'timing.firstToken', from: headers, to: firstToken });
  phases.push({ name: 'timing.tokens', from: firstToken, to: lastToken ?? firstToken });
  phases.push({ name: 'timing.end', from: lastToken ?? firstToken, to: end });
  return phases;
}

/** How many events fell into each of `count` equal stretches of time. */
export function densityOf(exchange: Exchange, total: number, count: number): number[] {
  const buckets = new Array<number>(count).fill(0);
  for (const { at } of exchange.events) {
    const bucket = Math.min(count - 1, Math.floor((at / Math.max(total, 1)) * count));
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  return buckets;
}
