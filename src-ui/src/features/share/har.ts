import { redactedBody } from '@/features/share/export-run';
import type { Exchange } from '@/lib/model/exchange';
import { type Header, redactHeaders, redactUrl } from '@/lib/secrets';

/** The exchange in HTTP Archive 1.2, which browsers and proxies read. Without what looks like a secret. */
export function harFile(exchange: Exchange): string {
  const entry = {
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time: round(exchange.timings.end ?? 0),
    request: requestOf(exchange),
    response: responseOf(exchange),
    cache: {},
    timings: timingsOf(exchange),
    comment: `${exchange.request.providerName}, through ${exchange.request.url.origin}`,
  };
  const creator = { name: 'Prompt Passthrough', version: '1' };
  return `${JSON.stringify({ log: { version: '1.2', creator, entries: [entry] } }, null, 2)}\n`;
}

function requestOf({ request }: Exchange) {
  const url = redactUrl(request.upstreamUrl).text;
  const json: Header[] = request.body === null ? [] : [['Content-Type', 'application/json']];
  const own = redactHeaders(request.headers).headers;
  const headers = own.some(([name]) => /^content-type$/i.test(name)) ? own : [...json, ...own];
  const body = request.body && redactedBody([request.body]);
  const mimeType = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
  return {
    method: request.method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: named(headers),
    queryString: queryOf(url),
    ...(body ? { postData: { mimeType, text: 'text' in body ? body.text : '' } } : {}),
    headersSize: -1,
    bodySize: request.body?.length ?? 0,
  };
}

/** The format has no word for a reply that never came: by custom its status is 0. */
function responseOf({ head, chunks, receivedBytes }: Exchange) {
  const body = redactedBody(chunks);
  return {
    status: head?.status ?? 0,
    statusText: head?.statusText ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: named(redactHeaders(head?.headers ?? []).headers),
    content: {
      size: receivedBytes,
      mimeType: head?.contentType || 'x-unknown',
      ...('text' in body ? { text: body.text } : { text: body.base64, encoding: 'base64' }),
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: receivedBytes,
  };
}

function timingsOf({ timings }: Exchange) {
  const end = timings.end ?? 0;
  const headers = timings.headers ?? end;
  return { send: 0, wait: round(headers), receive: round(end - headers) };
}

function queryOf(url: string) {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  return named([...query]);
}

function named(pairs: ReadonlyArray<readonly [string, string]>) {
  return pairs.map(([name, value]) => ({ name, value }));
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
