import type { RunSummary } from '@/lib/model/saved-run';

export const MOST_RUNS = 200;
export const MOST_BYTES = 50_000_000;

/** Which runs must go: the oldest first, and never one that is pinned. */
export function surplus(
  runs: readonly RunSummary[],
  mostRuns = MOST_RUNS,
  mostBytes = MOST_BYTES,
): RunSummary[] {
  let count = runs.length;
  let bytes = runs.reduce((total, run) => total + run.size, 0);
  const going: RunSummary[] = [];
  for (const run of oldestUnpinned(runs)) {
    if (count <= mostRuns && bytes <= mostBytes) break;
    going.push(run);
    count -= 1;
    bytes -= run.size;
  }
  return going;
}

export function oldestUnpinned(runs: readonly RunSummary[]): RunSummary[] {
  return runs.filter((run) => !run.isPinned).sort((a, b) => a.startedAt - b.startedAt);
}
