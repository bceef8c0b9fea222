import { readError } from '@/features/exchange/reducers/reply-error';
import { isSessionOver } from '@/lib/http/http-client';
import { PROBLEM_HEADER, readProblem } from '@/lib/http/problem';
import { readTree } from '@/lib/json/json-tree';
import type { Assembled } from '@/lib/model/assembled';
import type { BodyFormat, Outcome, ResponseHead } from '@/lib/model/exchange';

export interface FinishedBody {
  head: ResponseHead;
  format: BodyFormat;
  rawText: string;
  assembled: Assembled;
  /** Whether anything reads this family's streams, and so knows their end mark. */
  hasReducer: boolean;
  now: number;
}

/** What became of an exchange whose body came to its end. Tells the gateway's own errors from the provider's. */
export function outcomeOf(body: FinishedBody): Outcome {
  const { head, assembled, format } = body;
  const headers = new Headers(head.headers.map(([name, value]): [string, string] => [name, value]));
  if (isSessionOver(head.status, headers)) return { kind: 'session-over' };
  const retryAfter = readRetryAfter(headers.get('Retry-After'), body.now);
  const code = headers.get(PROBLEM_HEADER);
  if (code !== null) {
    const requestId = headers.get('Passthrough-Request-Id');
    return {
      kind: 'gateway-error',
      problem: readProblem(code, head.status, requestId, body.rawText),
      retryAfter,
    };
  }
  if (head.status >= 400) {
    const error = assembled.error ?? readError(readTree(body.rawText));
    return { kind: 'provider-error', status: head.status, error, retryAfter };
  }
  if (assembled.error !== null) return { kind: 'stream-error', error: assembled.error };
  const isStream = format === 'event-stream' || format === 'ndjson';
  if (isStream && body.hasReducer && !assembled.ended) {
    return { kind: 'ended-early', afterFinish: assembled.finish !== null };
  }
  return { kind: 'complete' };
}

/** Seconds to wait, from seconds or from a date (RFC 9110 §10.2.3). */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
