/** Why a header is not sent. */
export type HeaderRefusal =
  | 'credential'
  | 'cookie'
  | 'browser'
  | 'connection'
  | 'proxy'
  | 'tracing'
  | 'page'
  | 'bad-name'
  | 'bad-value';

/** The gateway adds the provider's own; whatever a caller sends here, it never passes on. */
const CREDENTIALS = new Set(['authorization', 'x-api-key', 'api-key', 'x-goog-api-key']);
/** The Fetch standard's forbidden request headers: a browser leaves them out without a word. */
const BROWSERS = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'access-control-request-private-network',
  'content-length',
  'date',
  'dnt',
  'host',
  'origin',
  'referer',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
]);
/** RFC 9110 §7.6.1: these speak of one connection, and the provider's is another one. */
const CONNECTIONS = new Set([
  'connection',
  'expect',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const PROXIES = new Set(['forwarded', 'via', 'x-real-ip']);
const TRACING = new Set(['traceparent', 'tracestate', 'baggage', 'b3', 'uber-trace-id']);
/** The page says these to the gateway itself. */
const PAGES = new Set(['x-csrf-token', 'x-requested-with']);

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Visible characters of Latin 1, with blanks between them: what fetch() takes and HTTP carries. */
const VALUE = /^[\t\x20-\x7e\xa0-\xff]*$/;

/** Whether the browser sends a header and the gateway passes it on; if not, why. `csrfHeader` is the page's own. */
export function refusalOf(name: string, value: string, csrfHeader: string): HeaderRefusal | null {
  if (!TOKEN.test(name)) return 'bad-name';
  // As the gateway does: some servers read x_api_key as x-api-key.
  const canonical = name.toLowerCase().replaceAll('_', '-');
  if (CREDENTIALS.has(canonical)) return 'credential';
  if (canonical === 'cookie' || canonical === 'cookie2' || canonical === 'set-cookie') return 'cookie';
  if (BROWSERS.has(canonical) || canonical.startsWith('sec-')) return 'browser';
  if (CONNECTIONS.has(canonical)) return 'connection';
  if (PROXIES.has(canonical) || /^(?:proxy-|x-forwarded-)/.test(canonical)) return 'proxy';
  if (TRACING.has(canonical) || canonical.startsWith('x-b3-')) return 'tracing';
  if (PAGES.has(canonical) || canonical === csrfHeader.toLowerCase()) return 'page';
  return VALUE.test(value) ? null : 'bad-value';
}
