import { describe, expect, it, vi } from 'vitest';
import { ApiError, getJson, isSessionOver, readCookie, scriptHeaders } from '@/lib/http/http-client';

describe('readCookie', () => {
  it('finds a cookie by its whole name', () => {
    expect(readCookie('csrf', 'xcsrf=1; csrf=abc=; other=2')).toBe('abc=');
    expect(readCookie('csrf', 'a=1;csrf="quoted"')).toBe('quoted');
    expect(readCookie('csrf', '')).toBe('');
  });
});

describe('scriptHeaders', () => {
  it('carries the marker, and the token as it is at that moment', () => {
    const page = { cookie: 'tok=first' };
    vi.stubGlobal('document', page);
    const csrf = { csrfCookieName: 'tok', csrfHeaderName: 'X-CSRF-TOKEN' };
    expect(scriptHeaders(csrf).get('X-CSRF-TOKEN')).toBe('first');
    page.cookie = 'tok=second';
    const headers = scriptHeaders(csrf);
    expect(headers.get('x-csrf-token')).toBe('second');
    expect(headers.get('x-requested-with')).toBe('JavaScript');
    vi.unstubAllGlobals();
  });
});

describe('isSessionOver', () => {
  it.each([
    [401, { 'Passthrough-Error': 'unauthenticated' }, true],
    [499, {}, true],
    [401, {}, false],
    [401, { 'Passthrough-Error': 'csrf' }, false],
    [403, { 'Passthrough-Error': 'unauthenticated' }, false],
    [499, { 'Passthrough-Provider': 'demo' }, false],
  ])('%i with %o is %s', (status, headers, expected) => {
    expect(isSessionOver(status, new Headers(headers as Record<string, string>))).toBe(expected);
  });
});

describe('getJson', () => {
  const url = new URL('https://workbench.test/api');
  const answerWith = (response: Response | Error) =>
    vi.stubGlobal('fetch', () =>
      response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
    );
  const failure = async () => {
    const error: unknown = await getJson(url).catch((caught: unknown) => caught);
    return error instanceof ApiError ? error.failure : error;
  };

  it('tells the network, the gateway, the session and the rest apart', async () => {
    answerWith(new TypeError('failed'));
    expect(await failure()).toEqual({ kind: 'network', offline: false });
    answerWith(new Response('', { status: 499 }));
    expect(await failure()).toEqual({ kind: 'session-over' });
    const headers = { 'Passthrough-Error': 'internal', 'Passthrough-Request-Id': 'r1' };
    answerWith(new Response('{"title":"Broken","detail":"Sorry"}', { status: 500, headers }));
    expect(await failure()).toMatchObject({
      kind: 'gateway',
      problem: { code: 'internal', title: 'Broken', requestId: 'r1' },
    });
    answerWith(new Response('<html>', { status: 200 }));
    expect(await failure()).toEqual({ kind: 'unexpected', status: 200 });
    answerWith(Response.json({}, { status: 503 }));
    expect(await failure()).toEqual({ kind: 'unexpected', status: 503 });
    vi.unstubAllGlobals();
  });
});
