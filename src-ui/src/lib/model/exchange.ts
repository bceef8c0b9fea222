import type { Problem } from '@/lib/http/problem';
import type { Assembled, ReplyError } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';
import type { TextLinks } from '@/lib/model/text-links';
import type { StreamEvent } from '@/lib/stream/event-reader';

/** Everything that is needed to send once, frozen at the moment of sending. */
export interface ExchangeRequest {
  method: string;
  url: URL;
  /** The address at the provider, for showing. */
  upstreamUrl: string;
  /** Those that the person added. */
  headers: ReadonlyArray<readonly [string, string]>;
  body: Uint8Array<ArrayBuffer> | null;
  family: Family;
  providerName: string;
  providerSlug: string;
}

export type BodyFormat = 'event-stream' | 'ndjson' | 'json' | 'html' | 'text' | 'binary' | 'empty';

export interface ResponseHead {
  status: number;
  statusText: string;
  headers: ReadonlyArray<readonly [string, string]>;
  contentType: string;
  /** Set when the body reached us decoded, so that its bytes are not those on the wire. */
  contentEncoding: string | null;
}

export type Outcome =
  | { kind: 'complete' }
  | { kind: 'stopped' }
  | { kind: 'ended-early'; afterFinish: boolean }
  | { kind: 'stream-error'; error: ReplyError }
  | { kind: 'provider-error'; status: number; error: ReplyError | null; retryAfter: number | null }
  | { kind: 'gateway-error'; problem: Problem; retryAfter: number | null }
  | { kind: 'session-over' }
  | { kind: 'redirect' }
  | { kind: 'network'; offline: boolean }
  | { kind: 'broken-off'; offline: boolean };

/** Milliseconds since the start of the exchange; null while it has not happened. */
export interface Timings {
  headers: number | null;
  firstToken: number | null;
  lastToken: number | null;
  end: number | null;
}

/** One request and its reply, as a picture of one moment. Logs only grow; compare their lengths. */
export interface Exchange {
  id: number;
  request: ExchangeRequest;
  /** Wall clock, for showing. */
  startedAt: number;
  phase: 'waiting' | 'receiving' | 'finished';
  head: ResponseHead | null;
  format: BodyFormat | null;
  timings: Timings;
  receivedBytes: number;
  chunks: readonly Uint8Array[];
  rawText: string;
  /** False where bytes could not be read as text, so that only the bytes are the whole truth. */
  isTextExact: boolean;
  events: readonly StreamEvent[];
  eventCount: number;
  assembled: Assembled;
  /** Which event brought which text; empty where nothing was streamed. */
  links: TextLinks;
  outcome: Outcome | null;
}

/** Whether a provider or the gateway has answered; that a session is over is no answer to the request. */
export function hasReply({ head, outcome }: Exchange): boolean {
  return head !== null && outcome?.kind !== 'session-over';
}
