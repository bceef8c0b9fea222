import { PROBLEM_HEADER, type Problem, readProblem } from '@/lib/http/problem';

export interface CsrfSource {
  csrfCookieName: string;
  csrfHeaderName: string;
}

/** Who failed: the network, our own gateway, or the session. Anything else is the other side's answer. */
export type ApiFailure =
  | { kind: 'network'; offline: boolean }
  | { kind: 'gateway'; problem: Problem }
  | { kind: 'session-over' }
  | { kind: 'unexpected'; status: number };

export class ApiError extends Error {
  readonly failure: ApiFailure;

  constructor(failure: ApiFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

export function readCookie(name: string, cookies: string): string {
  for (const pair of cookies.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) {
      const value = pair.slice(at + 1).trim();
      return value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
    }
  }
  return '';
}

/** Read at each call: the token changes with the session. */
export function csrfToken(source: CsrfSource): string {
  return readCookie(source.csrfCookieName, document.cookie);
}

/** The marker that makes the server answer a script instead of redirecting a person. */
export function scriptHeaders(csrf: CsrfSource | null): Headers {
  const headers = new Headers({ 'X-Requested-With': 'JavaScript' });
  const token = csrf === null ? '' : csrfToken(csrf);
  if (csrf !== null && token !== '') headers.set(csrf.csrfHeaderName, token);
  return headers;
}

/** A reply that carries the provider's mark is the provider's, whatever its status. */
export function isSessionOver(status: number, headers: Headers): boolean {
  if (status === 401) return headers.get(PROBLEM_HEADER) === 'unauthenticated';
  return status === 499 && !headers.has('Passthrough-Provider');
}

export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** A GET of one of our own JSON resources. Throws an ApiError only. */
export function getJson(url: URL, signal?: AbortSignal): Promise<unknown> {
  return askJson(url, { headers: scriptHeaders(null), ...(signal ? { signal } : {}) });
}

/** A POST without a body to one of our own resources, which answers with JSON. Throws an ApiError only. */
export function postForJson(url: URL, csrf: CsrfSource): Promise<unknown> {
  return askJson(url, { method: 'POST', headers: scriptHeaders(csrf) });
}

async function askJson(url: URL, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, {
    ...init,
    credentials: 'same-origin',
    redirect: 'manual',
    cache: 'no-store',
  }).catch((): never => {
    throw new ApiError({ kind: 'network', offline: isOffline() });
  });
  // A redirect here can only be the way to the identity provider.
  if (response.type === 'opaqueredirect' || isSessionOver(response.status, response.headers)) {
    throw new ApiError({ kind: 'session-over' });
  }
  const code = response.headers.get(PROBLEM_HEADER);
  if (code !== null) {
    const requestId = response.headers.get('Passthrough-Request-Id');
    const body = await response.text().catch(() => '');
    throw new ApiError({ kind: 'gateway', problem: readProblem(code, response.status, requestId, body) });
  }
  const body: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (body === undefined) throw new ApiError({ kind: 'unexpected', status: response.status });
  return body;
}
