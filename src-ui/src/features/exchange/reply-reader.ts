import type { Reducer } from '@/features/exchange/reducers/reducer';
import { reducerFor } from '@/features/exchange/reducers/reducers';
import { readTree } from '@/lib/json/json-tree';
import { type Assembled, contentLength, NOTHING_ASSEMBLED } from '@/lib/model/assembled';
import type { BodyFormat } from '@/lib/model/exchange';
import type { Family } from '@/lib/model/provider';
import { bodyFormat } from '@/lib/stream/body-format';
import { createEventReader, type EventReader, type StreamEvent } from '@/lib/stream/event-reader';

/** A longer document is shown raw only: a tree of it would hold the page's thread for seconds. */
const LARGEST_DOCUMENT = 8_000_000;

/** Turns the bytes of one reply into its text, its events and its reading, as they come. */
export class ReplyReader {
  private readonly reducer: Reducer | null;
  private readonly onToken: (at: number) => void;
  private readonly chunks: Uint8Array[] = [];
  private readonly events: StreamEvent[] = [];
  private decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private contentType = '';
  private format: BodyFormat | null = null;
  private eventReader: EventReader | null = null;
  private rawText = '';
  private receivedBytes = 0;
  private assembled: Assembled = NOTHING_ASSEMBLED;
  private hasEnded = false;

  constructor(family: Family, onToken: (at: number) => void) {
    this.reducer = reducerFor(family);
    this.onToken = onToken;
  }

  begin(contentType: string): void {
    this.contentType = contentType;
    this.decoder = decoderFor(contentType);
  }

  push(chunk: Uint8Array, at: number): void {
    this.chunks.push(chunk);
    this.receivedBytes += chunk.length;
    this.read(this.decoder.decode(chunk, { stream: true }), at);
  }

  /** Safe to call more than once: a stop and the end of the body may both come. */
  end(at: number): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.read(this.decoder.decode(), at);
    if (this.format === null)
      this.format = this.receivedBytes === 0 ? 'empty' : bodyFormat(this.contentType, '');
    this.eventReader?.end(at);
    if (this.format === 'json') this.readDocument(at);
  }

  snapshot() {
    return {
      format: this.format,
      receivedBytes: this.receivedBytes,
      chunks: this.chunks,
      rawText: this.rawText,
      events: this.events,
      eventCount: this.events.length,
      assembled: this.assembled,
      hasReducer: this.reducer !== null,
    };
  }

  private read(text: string, at: number): void {
    if (text === '') return;
    this.rawText += text;
    if (this.format === null && this.rawText.trim() !== '') this.begun(at);
    else this.eventReader?.push(text, at);
  }

  /** The first characters decide how the rest is read, so they are read once that is known. */
  private begun(at: number): void {
    this.format = bodyFormat(this.contentType, this.rawText);
    if (this.format !== 'event-stream' && this.format !== 'ndjson') return;
    this.eventReader = createEventReader(this.format, (event) => this.take(event));
    this.eventReader.push(this.rawText, at);
  }

  private take(event: StreamEvent): void {
    this.events.push(event);
    if (this.reducer === null || event.kind === 'comment') return;
    const { name, data } = event;
    const json = /^\s*[[{]/.test(data) ? readTree(data) : null;
    this.advance(this.reducer.event(this.assembled, { name, data, json }), event.at);
  }

  private readDocument(at: number): void {
    if (this.reducer === null || this.rawText.length > LARGEST_DOCUMENT) return;
    const json = readTree(this.rawText);
    if (json !== null) this.advance(this.reducer.document(this.assembled, json, this.rawText), at);
  }

  private advance(next: Assembled, at: number): void {
    const isContent =
      next.parts !== this.assembled.parts && contentLength(next) > contentLength(this.assembled);
    this.assembled = next;
    if (isContent) this.onToken(at);
  }
}

function decoderFor(contentType: string): TextDecoder {
  const label = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true });
  }
}
