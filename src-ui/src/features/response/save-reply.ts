import { saveFile } from '@/lib/files';
import type { BodyFormat, Exchange } from '@/lib/model/exchange';

const EXTENSIONS: Readonly<Record<BodyFormat, string>> = {
  json: 'json',
  ndjson: 'jsonl',
  'event-stream': 'txt',
  html: 'html.txt',
  text: 'txt',
  binary: 'bin',
  empty: 'txt',
};

/** The very bytes that came. */
export function saveReply(exchange: Exchange): void {
  const extension = EXTENSIONS[exchange.format ?? 'binary'];
  // Never a type that a browser would run.
  const type = exchange.format === 'json' ? 'application/json' : 'application/octet-stream';
  saveFile(`${exchange.request.providerSlug}-response.${extension}`, type, exchange.chunks);
}

export function saveEvents(exchange: Exchange): void {
  const lines = new TextEncoder().encode(eventLines(exchange));
  saveFile(`${exchange.request.providerSlug}-events.jsonl`, 'application/octet-stream', [lines]);
}

/** One line for each event: its time in milliseconds, and its data as the string that came. */
export function eventLines({ events }: Pick<Exchange, 'events'>): string {
  return events
    .map(({ at, kind, name, id, data }) => {
      const fields =
        kind === 'comment'
          ? { comment: data }
          : { ...(name === null ? {} : { event: name }), ...(id === null ? {} : { id }), data };
      return `${JSON.stringify({ at: Math.round(at * 10) / 10, ...fields })}\n`;
    })
    .join('');
}
