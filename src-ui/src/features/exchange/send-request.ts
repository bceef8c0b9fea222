import { type CsrfSource, scriptHeaders } from '@/lib/http/http-client';
import type { ExchangeRequest } from '@/lib/model/exchange';

/** The body goes as the bytes it is. Redirects are not followed: the reply must be the provider's own. */
export function sendRequest(
  request: ExchangeRequest,
  csrf: CsrfSource,
  signal: AbortSignal,
): Promise<Response> {
  const headers = scriptHeaders(csrf);
  const mayHaveBody = request.method !== 'GET' && request.method !== 'HEAD';
  const body = mayHaveBody ? request.body : null;
  if (body !== null) headers.set('Content-Type', 'application/json');
  const added = new Headers(request.headers.map(([name, value]): [string, string] => [name, value]));
  // A Content-Type or Accept of the person's own replaces ours; a name given twice goes out with both values.
  for (const [name, value] of added) headers.set(name, value);
  return fetch(request.url, {
    method: request.method,
    headers,
    body,
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'manual',
  });
}
