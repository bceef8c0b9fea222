import type { CurlReading } from '@/features/curl-import/read-curl';
import { isSecretName } from '@/lib/secrets';

/** A page may not set these: the browser does, or the gateway. */
const BROWSER_HEADERS =
  /^(?:host|content-length|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|accept-charset|origin|referer|date|via|dnt|priority|user-agent|proxy-.*|sec-.*)$/i;

/** Gathers what the options of one command say of the request. */
export class RequestBuilder {
  readonly input: string | null;
  readonly credentials = new Set<string>();
  readonly unclear: string[] = [];
  method: string | null = null;
  dataInQuery = false;
  isJson = false;
  private address: string | null = null;
  private readonly headers: [string, string][] = [];
  private readonly browserHeaders: string[] = [];
  private readonly pieces: string[] = [];

  constructor(input: string | null) {
    this.input = input;
  }

  url(value: string): void {
    if (this.address === null) this.address = value;
    else this.unclear.push(value);
  }

  header(line: string): void {
    const colon = line.indexOf(':');
    const name = (colon === -1 ? line.replace(/;$/, '') : line.slice(0, colon)).trim();
    const value = colon === -1 ? '' : line.slice(colon + 1).trim();
    // `Name:` without a value asks curl to leave the header out.
    if (name === '' || (colon !== -1 && value === '')) return;
    if (isSecretName(name)) this.credentials.add(name);
    else if (BROWSER_HEADERS.test(name)) this.browserHeaders.push(name);
    else this.headers.push([name, value]);
  }

  data(text: string): void {
    this.pieces.push(text);
  }

  build(expansions: readonly string[]): CurlReading {
    const found = this.address;
    if (found === null) return { ok: false, problem: { code: 'no-url', found: '' } };
    const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(found) ? found : `https://${found}`;
    const url = URL.canParse(full) ? new URL(full) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.host.includes('$')) {
      return { ok: false, problem: { code: 'bad-url', found } };
    }
    const data = this.pieces.length === 0 ? null : this.pieces.join(this.isJson ? '' : '&');
    const body = this.dataInQuery ? null : data;
    const credentialFree = this.withoutCredentials(full, this.dataInQuery ? data : null);
    this.addJsonHeaders();
    const unclear = [
      ...this.unclear,
      ...expansions.filter((expansion) => this.matters(expansion, full, body)),
    ];
    return {
      ok: true,
      request: {
        method: this.method ?? (body === null ? 'GET' : 'POST'),
        url: credentialFree,
        headers: this.headers,
        body,
      },
      credentials: [...this.credentials],
      browserHeaders: this.browserHeaders,
      unclear: [...new Set(unclear)],
    };
  }

  /** The text of the address as it was written, less `user:password@`, secret parameters and the fragment. */
  private withoutCredentials(url: string, moreQuery: string | null): string {
    const bare = url.replace(/#.*$/s, '').replace(/^([a-z]+:\/\/)([^/?]*)@/i, (_, scheme: string) => {
      this.credentials.add('user@');
      return scheme;
    });
    const cut = bare.indexOf('?');
    const given = cut === -1 ? [] : bare.slice(cut + 1).split('&');
    const parameters = [...given, ...(moreQuery === null ? [] : [moreQuery])].filter((parameter) => {
      const name = parameter.split('=')[0] ?? '';
      const isSecret = isSecretName(name);
      if (isSecret) this.credentials.add(`?${name}`);
      return !isSecret;
    });
    const path = cut === -1 ? bare : bare.slice(0, cut);
    return parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
  }

  private addJsonHeaders(): void {
    if (!this.isJson) return;
    const has = (wanted: string) => this.headers.some(([name]) => name.toLowerCase() === wanted);
    if (!has('content-type')) this.headers.push(['Content-Type', 'application/json']);
    if (!has('accept')) this.headers.push(['Accept', 'application/json']);
  }

  /** An expansion in a credential went with it. */
  private matters(expansion: string, url: string, body: string | null): boolean {
    const kept = [url, body ?? '', ...this.headers.flat()];
    return kept.some((text) => text.includes(expansion));
  }
}
