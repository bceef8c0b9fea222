import { ExchangeRun, type RunTools } from '@/features/exchange/exchange-run';
import type { Exchange, ExchangeRequest } from '@/lib/model/exchange';
import type { Family } from '@/lib/model/provider';

export function request(family: Family, change: Partial<ExchangeRequest> = {}): ExchangeRequest {
  return {
    method: 'POST',
    url: new URL('https://workbench.test/api/v1/prompts/passthrough/demo/'),
    upstreamUrl: 'https://provider.test/v1/chat',
    headers: [],
    body: new TextEncoder().encode('{"model":"m"}'),
    family,
    providerName: 'Demo',
    providerSlug: 'demo',
    ...change,
  };
}

export interface Reply {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  /** Sent one after the other; an Error breaks the connection there. */
  pieces: ReadonlyArray<string | Uint8Array | Error>;
}

export function respond({ status = 200, type = 'application/json', headers = {}, pieces }: Reply): Response {
  const rest = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = rest.shift();
      if (next === undefined) controller.close();
      else if (next instanceof Error) controller.error(next);
      else controller.enqueue(typeof next === 'string' ? new TextEncoder().encode(next) : next);
    },
  });
  return new Response(body, { status, headers: { 'Content-Type': type, ...headers } });
}

/** A clock that moves ten milliseconds at each look. */
export function tools(send: RunTools['send'], change: Partial<RunTools> = {}): RunTools {
  let now = 0;
  return {
    send,
    clock: () => (now += 10),
    today: () => Date.UTC(2026, 0, 1),
    isOffline: () => false,
    read: (work) => {
      work();
      return Promise.resolve();
    },
    onChange: () => {},
    ...change,
  };
}

/** The whole of one exchange, as it stands at its end. */
export async function exchange(family: Family, reply: Reply | Error): Promise<Exchange> {
  const send = () => (reply instanceof Error ? Promise.reject(reply) : Promise.resolve(respond(reply)));
  const run = new ExchangeRun(1, request(family), tools(send));
  await run.run();
  return run.snapshot();
}

export function eventStream(...events: ReadonlyArray<unknown>): Reply {
  const lines = events.map(
    (event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`,
  );
  return { type: 'text/event-stream', pieces: lines };
}
