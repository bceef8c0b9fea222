import type { RunSummary } from '@/lib/model/saved-run';

/** Pinned runs first, then the newest; every word must occur somewhere. */
export function searchRuns(runs: readonly RunSummary[], query: string): RunSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? [...runs] : runs.filter((run) => words.every((word) => has(run, word)));
  return found.sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || b.startedAt - a.startedAt);
}

function has(run: RunSummary, word: string): boolean {
  const shown = [run.label, run.providerName, run.model ?? '', String(run.status ?? ''), run.outcome];
  return run.searchText.includes(word) || shown.some((text) => text.toLowerCase().includes(word));
}
