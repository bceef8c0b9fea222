import { describe, expect, it } from 'vitest';
import { ExchangeRun } from '@/features/exchange/exchange-run';
import { metricsOf } from '@/features/exchange/metrics-of';
import { joinBytes } from '@/lib/digest';
import { eventStream, exchange, request, tools } from '@/testing/replies';

const TEXT = 'data: {"choices":[{"delta":{"content":"你好🌍é"}}]}\n\ndata: [DONE]\n\n';

describe('what arrives', () => {
  it('is the same wherever its bytes were cut', async () => {
    const bytes = new TextEncoder().encode(TEXT);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const pieces = [bytes.slice(0, cut), bytes.slice(cut)];
      const done = await exchange('openai-chat', { type: 'text/event-stream', pieces });
      expect(done.rawText).toBe(TEXT);
      expect(joinBytes(done.chunks)).toEqual(bytes);
      expect(done.assembled.parts).toMatchObject([{ text: '你好🌍é' }]);
      expect(done.outcome).toEqual({ kind: 'complete' });
    }
  });

  it('comes one byte at a time and is still whole', async () => {
    const pieces = Array.from(new TextEncoder().encode(TEXT), (byte) => new Uint8Array([byte]));
    const done = await exchange('openai-chat', { type: 'text/event-stream', pieces });
    expect(done.rawText).toBe(TEXT);
    expect(done.eventCount).toBe(2);
  });

  it('keeps numbers, line ends and a byte order mark as they came', async () => {
    const body = '\ufeff{"n": 555555555555555555,\r\n "m": 1.10}';
    const done = await exchange('openai-chat', { pieces: [body] });
    expect(done.rawText).toBe(body);
    expect(done.receivedBytes).toBe(new TextEncoder().encode(body).length);
  });

  it('is read in the charset that the provider names', async () => {
    const done = await exchange('other', {
      type: 'text/plain; charset=iso-8859-1',
      pieces: [new Uint8Array([0xe9])],
    });
    expect(done.rawText).toBe('é');
  });

  it('is read whole though it is large', async () => {
    const content = 'word '.repeat(60_000);
    const pieces = [JSON.stringify({ choices: [{ message: { content }, finish_reason: 'stop' }] })];
    const done = await exchange('openai-chat', { pieces });
    expect(done.assembled.parts).toMatchObject([{ kind: 'text', text: content }]);
    expect(done.outcome).toEqual({ kind: 'complete' });
  });

  it('says when bytes could not be read as text, and keeps them', async () => {
    const bytes = new Uint8Array([0x22, 0xff, 0xc3, 0x22]);
    const broken = await exchange('other', { pieces: [bytes] });
    expect(broken.isTextExact).toBe(false);
    expect(joinBytes(broken.chunks)).toEqual(bytes);
    // The sign for the unreadable may itself be sent.
    expect((await exchange('other', { pieces: ['"\ufffd"'] })).isTextExact).toBe(true);
  });

  it('may be NDJSON', async () => {
    const line = (content: string) => `${JSON.stringify({ choices: [{ delta: { content } }] })}\n`;
    const done = await exchange('openai-chat', {
      type: 'application/x-ndjson',
      pieces: [line('a'), line('b'), '[DONE]\n'],
    });
    expect(done).toMatchObject({ format: 'ndjson', eventCount: 3, outcome: { kind: 'complete' } });
    expect(done.assembled.parts).toMatchObject([{ text: 'ab' }]);
  });
});

describe('how it ends', () => {
  const chunk = { choices: [{ index: 0, delta: { content: 'word' } }] };
  const finish = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

  it('is early without the end mark', async () => {
    const cut = await exchange('openai-chat', eventStream(chunk));
    expect(cut.outcome).toEqual({ kind: 'ended-early', afterFinish: false });
    const unmarked = await exchange('openai-chat', eventStream(chunk, finish));
    expect(unmarked.outcome).toEqual({ kind: 'ended-early', afterFinish: true });
  });

  it('is no failure of ours where the format is not known', async () => {
    expect((await exchange('other', eventStream('x'))).outcome).toEqual({ kind: 'complete' });
  });

  it('is a failure when an error event comes under 200', async () => {
    const done = await exchange('openai-chat', eventStream(chunk, { error: { message: 'Busy' } }));
    expect(done.outcome).toMatchObject({ kind: 'stream-error', error: { message: 'Busy' } });
    expect(done.assembled.parts).toMatchObject([{ text: 'word' }]);
  });

  it('is the provider’s error with its message, field and delay', async () => {
    const pieces = ['{"error":{"message":"Too much","param":"max_tokens","code":"bad"}}'];
    const done = await exchange('openai-chat', { status: 429, headers: { 'Retry-After': '12' }, pieces });
    expect(done.outcome).toEqual({
      kind: 'provider-error',
      status: 429,
      retryAfter: 12,
      error: { message: 'Too much', code: 'bad', field: 'max_tokens' },
    });
  });

  it.each([401, 403, 500, 502])('is the provider’s even with %i', async (status) => {
    const done = await exchange('openai-chat', { status, pieces: ['{"error":"no"}'] });
    expect(done.outcome).toMatchObject({ kind: 'provider-error', status, error: { message: 'no' } });
  });

  it('is the gateway’s own with its header', async () => {
    const headers = { 'Passthrough-Error': 'upstream-unreachable', 'Passthrough-Request-Id': 'r-1' };
    const type = 'application/problem+json';
    const pieces = ['{"title":"T","detail":"D","status":502,"provider":"demo"}'];
    const done = await exchange('openai-chat', { status: 502, type, headers, pieces });
    expect(done.outcome).toMatchObject({
      kind: 'gateway-error',
      problem: { code: 'upstream-unreachable', detail: 'D', requestId: 'r-1', status: 502 },
    });
  });

  it.each([
    [499, {}],
    [401, { 'Passthrough-Error': 'unauthenticated' }],
  ])('is the session’s with %i', async (status, headers) => {
    const done = await exchange('openai-chat', {
      status,
      headers: headers as Record<string, string>,
      pieces: [],
    });
    expect(done.outcome).toEqual({ kind: 'session-over' });
  });

  it('is HTML shown as it came, though with 502', async () => {
    const done = await exchange('openai-chat', { status: 502, type: 'text/html', pieces: ['<h1>Bad</h1>'] });
    expect(done).toMatchObject({
      format: 'html',
      rawText: '<h1>Bad</h1>',
      outcome: { kind: 'provider-error' },
    });
  });

  it('is the network’s when nothing answers, and keeps what came before it broke', async () => {
    expect((await exchange('openai-chat', new TypeError('failed'))).outcome).toEqual({
      kind: 'network',
      offline: false,
    });
    const { pieces } = eventStream(chunk);
    const broken = await exchange('openai-chat', {
      type: 'text/event-stream',
      pieces: [...pieces, new TypeError('reset')],
    });
    expect(broken.outcome).toEqual({ kind: 'broken-off', offline: false });
    expect(broken.assembled.parts).toMatchObject([{ text: 'word' }]);
  });

  it('is told when a page may not look, as with a redirect', async () => {
    const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    const run = new ExchangeRun(
      1,
      request('openai-chat'),
      tools(() => Promise.resolve(opaque)),
    );
    await run.run();
    expect(run.snapshot().outcome).toEqual({ kind: 'redirect' });
  });
});

describe('a stop', () => {
  it('keeps what arrived and closes the connection', async () => {
    let signal: AbortSignal | null = null;
    let tellArrived = () => {};
    const arrived = new Promise<void>((resolve) => {
      tellArrived = resolve;
    });
    const endless = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(
          new TextEncoder().encode('data: {"choices":[{"delta":{"content":"so far"}}]}\n\n'),
        );
      },
    });
    const send = (_: unknown, given: AbortSignal) => {
      signal = given;
      given.addEventListener('abort', () => void endless.cancel().catch(() => {}));
      return Promise.resolve(new Response(endless, { headers: { 'Content-Type': 'text/event-stream' } }));
    };
    const run: ExchangeRun = new ExchangeRun(
      1,
      request('openai-chat'),
      tools(send, {
        onChange: () => {
          if (run.snapshot().eventCount > 0) tellArrived();
        },
      }),
    );
    void run.run();
    await arrived;
    run.stop();
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    expect(run.snapshot()).toMatchObject({ phase: 'finished', outcome: { kind: 'stopped' } });
    expect(run.snapshot().assembled.parts).toMatchObject([{ text: 'so far' }]);
  });

  it('before anything arrived is still a stop, not a failure', async () => {
    const send = (_: unknown, signal: AbortSignal) =>
      new Promise<Response>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const run = new ExchangeRun(1, request('openai-chat'), tools(send));
    const end = run.run();
    run.stop();
    await end;
    expect(run.snapshot().outcome).toEqual({ kind: 'stopped' });
  });
});

describe('metrics', () => {
  const run = (...events: unknown[]) => exchange('openai-chat', eventStream(...events));
  const word = { choices: [{ delta: { content: 'eight ch' } }] };

  it('estimates until the provider says', async () => {
    expect(metricsOf(await run(word, word, '[DONE]'))).toMatchObject({ outputTokens: 4, isEstimate: true });
    const usage = { choices: [], usage: { prompt_tokens: 5, completion_tokens: 7 } };
    expect(metricsOf(await run(word, usage, '[DONE]'))).toMatchObject({
      inputTokens: 5,
      outputTokens: 7,
      isEstimate: false,
    });
  });

  it('keeps its ~ where the provider had only begun to count', async () => {
    const start = { type: 'message_start', message: { usage: { input_tokens: 9, output_tokens: 1 } } };
    const delta = {
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: 'a'.repeat(400) },
    };
    const cut = await exchange('anthropic-messages', eventStream(start, delta));
    expect(metricsOf(cut)).toMatchObject({ inputTokens: 9, outputTokens: 100, isEstimate: true });
  });

  it('leaves reasoning that was never sent out of the speed', async () => {
    const usage = { completion_tokens: 120, completion_tokens_details: { reasoning_tokens: 100 } };
    const done = await run(word, { choices: [{ delta: {}, finish_reason: 'stop' }], usage }, '[DONE]');
    const timings = { ...done.timings, firstToken: 1000, lastToken: 2000 };
    expect(metricsOf({ ...done, timings }).tokensPerSecond).toBe(20);
  });

  it('notes the first token, and gives no speed for a reply in one piece', async () => {
    const done = await run({ choices: [{ delta: { role: 'assistant' } }] }, word, '[DONE]');
    expect(done.timings.firstToken).toBeGreaterThan(done.timings.headers ?? 0);
    expect(metricsOf(done).tokensPerSecond).toBeNull();
  });
});
