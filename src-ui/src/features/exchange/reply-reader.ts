import { readLargeDocument, SMALL_DOCUMENT } from '@/features/exchange/document-reader';
import { readDocument } from '@/features/exchange/read-document';
import type { Reducer } from '@/features/exchange/reducers/reducer';
import { reducerFor } from '@/features/exchange/reducers/reducers';
import { readTree } from '@/lib/json/json-tree';
import { type Assembled, NOTHING_ASSEMBLED, partLength } from '@/lib/model/assembled';
import type { BodyFormat } from '@/lib/model/exchange';
import type { Family } from '@/lib/model/provider';
import { TextLinks } from '@/lib/model/text-links';
import { bodyFormat } from '@/lib/stream/body-format';
import { createEventReader, type EventReader, type StreamEvent } from '@/lib/stream/event-reader';
import { decoderFor, isExactText } from '@/lib/stream/text-decoding';

/** Turns the bytes of one reply into its text, its events and its reading, as they come. */
export class ReplyReader {
  private readonly family: Family;
  private readonly reducer: Reducer | null;
  private readonly onToken: (at: number) => void;
  private readonly chunks: Uint8Array[] = [];
  private readonly events: StreamEvent[] = [];
  private readonly links = new TextLinks();
  private decoder = decoderFor('');
  private contentType = '';
  private format: BodyFormat | null = null;
  private eventReader: EventReader | null = null;
  private rawText = '';
  private receivedBytes = 0;
  private assembled: Assembled = NOTHING_ASSEMBLED;
  private hasEnded = false;
  private isTextExact = true;

  constructor(family: Family, onToken: (at: number) => void) {
    this.family = family;
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
    this.format ??= this.receivedBytes === 0 ? 'empty' : bodyFormat(this.contentType, '');
    this.eventReader?.end(at);
    this.isTextExact = isExactText(this.rawText, this.chunks, this.contentType);
    if (this.format === 'json' && this.rawText.length <= SMALL_DOCUMENT) {
      this.take(readDocument(this.family, this.rawText), at, null);
    }
  }

  /** The rest of the reading, which for a large document takes a while. */
  async readRest(at: number): Promise<void> {
    if (this.format !== 'json' || this.rawText.length <= SMALL_DOCUMENT) return;
    this.take(await readLargeDocument(this.family, this.rawText), at, null);
  }

  snapshot() {
    return {
      format: this.format,
      receivedBytes: this.receivedBytes,
      chunks: this.chunks,
      rawText: this.rawText,
      isTextExact: this.isTextExact,
      events: this.events,
      eventCount: this.events.length,
      assembled: this.assembled,
      links: this.links,
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
    this.eventReader = createEventReader(this.format, (event) => this.receive(event));
    this.eventReader.push(this.rawText, at);
  }

  private receive(event: StreamEvent): void {
    this.events.push(event);
    if (this.reducer === null || event.kind === 'comment') return;
    const { name, data } = event;
    const json = /^\s*[[{]/.test(data) ? readTree(data) : null;
    this.take(this.reducer.event(this.assembled, { name, data, json }), event.at, event.index);
  }

  /** Notes what has grown, and which event made it grow. */
  private take(next: Assembled, at: number, event: number | null): void {
    const before = this.assembled.parts;
    this.assembled = next;
    if (next.parts === before) return;
    let hasGrown = false;
    for (const [index, part] of next.parts.entries()) {
      const known = before[index];
      if (part === known) continue;
      const length = partLength(part);
      if (length <= (known === undefined ? 0 : partLength(known))) continue;
      hasGrown = true;
      if (event !== null) this.links.add(part.key, event, length);
    }
    if (hasGrown) this.onToken(at);
  }
}
