import type { ExchangeRequest, Outcome, ResponseHead, Timings } from '@/lib/model/exchange';
import type { Family } from '@/lib/model/provider';

/** What the list shows of a run that is kept, and what it is searched by. */
export interface RunSummary {
  id: string;
  /** Wall clock. */
  startedAt: number;
  providerSlug: string;
  providerName: string;
  family: Family;
  method: string;
  model: string | null;
  status: number | null;
  outcome: Outcome['kind'];
  inputTokens: number | null;
  outputTokens: number | null;
  duration: number | null;
  /** The first words of what was asked, else of what was answered. */
  preview: string;
  /** Lower case, of bounded length. */
  searchText: string;
  /** Bytes of request and reply. */
  size: number;
  isPinned: boolean;
  label: string;
}

/** The rest of a kept run: enough to show the exchange again byte for byte. */
export interface RunContent {
  id: string;
  request: Omit<ExchangeRequest, 'url'> & { url: string };
  head: ResponseHead | null;
  timings: Timings;
  outcome: Outcome;
  reply: Uint8Array<ArrayBuffer>;
  /** When each event came; its text is in the reply. */
  eventTimes: readonly number[];
}

export interface SavedRun {
  summary: RunSummary;
  content: RunContent;
}
