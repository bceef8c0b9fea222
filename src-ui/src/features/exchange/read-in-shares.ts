import { FrameBudget } from '@/lib/stream/frame-budget';
import { afterFrame } from '@/lib/stream/next-frame';

const budget = new FrameBudget(() => performance.now(), afterFrame);

/** Reads a little of a reply; gives what to wait for where the page must draw and answer before more is read. */
export function readInShares(work: () => void): Promise<void> | null {
  return budget.spend(work);
}
