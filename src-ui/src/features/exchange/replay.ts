import { readInShares } from '@/features/exchange/read-in-shares';
import { ReplyReader } from '@/features/exchange/reply-reader';
import type { Exchange } from '@/lib/model/exchange';
import type { RunContent } from '@/lib/model/saved-run';
import { slices } from '@/lib/stream/slices';

/** A kept run as the exchange that it was: the same bytes, read again, at the same times. */
export async function replay(id: number, startedAt: number, run: RunContent): Promise<Exchange> {
  const { head, timings, outcome, request } = run;
  const reader = new ReplyReader(request.family, () => {});
  reader.begin(head?.contentType ?? '');
  for (const slice of slices(run.reply)) await readInShares(() => reader.push(slice, 0));
  reader.end(0);
  await reader.readRest(0);
  const read = reader.snapshot();
  return {
    id,
    request: { ...request, url: new URL(request.url) },
    startedAt,
    phase: 'finished',
    head,
    timings,
    outcome,
    ...read,
    events: read.events.map((event, index) => ({ ...event, at: run.eventTimes[index] ?? 0 })),
  };
}
