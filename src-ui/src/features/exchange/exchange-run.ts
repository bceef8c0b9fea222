import { outcomeOf } from '@/features/exchange/outcome';
import { ReplyReader } from '@/features/exchange/reply-reader';
import type { Exchange, ExchangeRequest, Outcome, ResponseHead, Timings } from '@/lib/model/exchange';
import { slices } from '@/lib/stream/slices';

export interface RunTools {
  /** Sends the request; only a failure of the network may reject. */
  send(request: ExchangeRequest, signal: AbortSignal): Promise<Response>;
  /** Milliseconds of a clock that never jumps. */
  clock(): number;
  /** Wall clock in milliseconds. */
  today(): number;
  isOffline(): boolean;
  /** Reads a little; gives what to wait for where the page must draw and answer before more is read. */
  read(work: () => void): Promise<void> | null;
  /** Called whenever there is something new; the caller decides how often to look. */
  onChange(): void;
}

/** One request and its reply from Send to its end. Keeps everything that arrives, whatever becomes of it. */
export class ExchangeRun {
  private readonly id: number;
  private readonly request: ExchangeRequest;
  private readonly tools: RunTools;
  private readonly abort = new AbortController();
  private readonly startedAt: number;
  private readonly start: number;
  private readonly reader: ReplyReader;
  private head: ResponseHead | null = null;
  private outcome: Outcome | null = null;
  private readonly timings: Timings = { headers: null, firstToken: null, lastToken: null, end: null };

  constructor(id: number, request: ExchangeRequest, tools: RunTools) {
    this.id = id;
    this.request = request;
    this.tools = tools;
    this.startedAt = tools.today();
    this.start = tools.clock();
    this.reader = new ReplyReader(request.family, (at) => {
      this.timings.firstToken ??= at;
      this.timings.lastToken = at;
    });
  }

  async run(): Promise<void> {
    try {
      const response = await this.tools.send(this.request, this.abort.signal);
      if (response.type === 'opaqueredirect') return this.finish({ kind: 'redirect' });
      this.head = readHead(response);
      this.timings.headers = this.elapsed();
      this.reader.begin(this.head.contentType);
      this.tools.onChange();
      await this.readBody(response.body);
      // The exchange ends with its last byte; how long the page then reads it is the page's affair.
      this.timings.end = this.elapsed();
      this.reader.end(this.timings.end);
      await this.reader.readRest(this.timings.end);
      this.finish(this.judge(this.head));
    } catch {
      // fetch and the body's reader reject for the network only; a stop has already finished the run.
      const offline = this.tools.isOffline();
      this.finish(this.head === null ? { kind: 'network', offline } : { kind: 'broken-off', offline });
    }
  }

  /** Keeps what arrived. The abort closes the connection, which the gateway passes on to the provider. */
  stop(): void {
    this.finish({ kind: 'stopped' });
    this.abort.abort();
  }

  snapshot(): Exchange {
    return {
      id: this.id,
      request: this.request,
      startedAt: this.startedAt,
      phase: this.outcome !== null ? 'finished' : this.head === null ? 'waiting' : 'receiving',
      head: this.head,
      timings: { ...this.timings },
      outcome: this.outcome,
      ...this.reader.snapshot(),
    };
  }

  private async readBody(body: ReadableStream<Uint8Array> | null): Promise<void> {
    if (body === null) return;
    const source = body.getReader();
    for (;;) {
      const { done, value } = await source.read();
      if (done || this.outcome !== null) return;
      await this.readChunk(value, this.elapsed());
    }
  }

  /** A fast provider sends more at once than the page may read without drawing. */
  private async readChunk(chunk: Uint8Array, at: number): Promise<void> {
    for (const slice of slices(chunk)) {
      if (this.outcome !== null) return;
      const wait = this.tools.read(() => this.reader.push(slice, at));
      this.tools.onChange();
      if (wait !== null) await wait;
    }
  }

  private judge(head: ResponseHead): Outcome {
    const { format, rawText, assembled, hasReducer } = this.reader.snapshot();
    return outcomeOf({
      head,
      format: format ?? 'empty',
      rawText,
      assembled,
      hasReducer,
      now: this.tools.today(),
    });
  }

  private finish(outcome: Outcome): void {
    if (this.outcome !== null) return;
    this.reader.end(this.elapsed());
    this.outcome = outcome;
    this.timings.end ??= this.elapsed();
    this.tools.onChange();
  }

  private elapsed(): number {
    return this.tools.clock() - this.start;
  }
}

function readHead(response: Response): ResponseHead {
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers.entries()],
    contentType: response.headers.get('Content-Type') ?? '',
    contentEncoding: response.headers.get('Content-Encoding'),
  };
}
