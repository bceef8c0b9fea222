import { describe, expect, it } from 'vitest';
import { runFile } from '@/features/share/export-run';
import { harFile } from '@/features/share/har';
import {
  LONGEST_LINK,
  readRequest,
  readShareLink,
  type ShareLink,
  shareLink,
} from '@/features/share/share-link';
import { pack } from '@/lib/compress';
import type { PortableRequest } from '@/lib/model/portable-request';
import { exchange } from '@/testing/replies';

const PAGE = 'https://gate.test/dashboard/passthrough/?provider=demo#old';
const REQUEST: PortableRequest = {
  providerSlug: 'demo',
  method: 'POST',
  path: 'v1/models?limit=2',
  headers: [['anthropic-version', '2023-06-01']],
  body: '{\r\n "n": 555555555555555555, "s": "你好 🌍 \\u00e9" }\n',
};

async function link(change: Partial<PortableRequest> = {}): Promise<Extract<ShareLink, { ok: true }>> {
  const made = await shareLink({ ...REQUEST, ...change }, PAGE);
  if (!made.ok) throw new Error('too long');
  return made;
}

const fragment = (url: string) => url.slice(url.indexOf('#'));

describe('a share link', () => {
  it('brings the very request back, and asks no server for it', async () => {
    const { url, redacted } = await link();
    expect(redacted).toBe(0);
    expect(url).toMatch(/^https:\/\/gate\.test\/dashboard\/passthrough\/shared\/#request=1\.[\w-]+$/);
    expect(await readShareLink(fragment(url))).toEqual(REQUEST);
  });

  it('carries no secret', async () => {
    const { url, redacted } = await link({
      path: 'v1/x?key=AIzaSyDdeadbeefdeadbeefdeadbeefdeadbee&alt=sse',
      headers: [
        ['Authorization', 'Bearer abcdefghijkl'],
        ['X-Api-Key', 'whatever'],
        ['X-Note', 'use sk-abcdefghijklmnop'],
      ],
      body: '{"api_key": "hidden-1", "text": "my key is sk-proj-abcdefgh1234", "max_tokens": 10, "secretary": "Ann"}',
    });
    expect(redacted).toBe(6);
    const opened = await readShareLink(fragment(url));
    expect(opened?.headers).toEqual([['X-Note', 'use [redacted]']]);
    expect(opened?.path).toBe('v1/x?key=%5Bredacted%5D&alt=sse');
    expect(opened?.body).toBe(
      '{"api_key": "[redacted]", "text": "my key is [redacted]", "max_tokens": 10, "secretary": "Ann"}',
    );
  });

  it.each([
    ['{"authorization_token": "hidden-1"}', '{"authorization_token": "[redacted]"}'],
    ['{"aws_secret_access_key": "a\\"b"}', '{"aws_secret_access_key": "[redacted]"}'],
    ['{"headers": {"X-Api-Key": "hidden"}}', '{"headers": {"X-Api-Key": "[redacted]"}}'],
    [
      '{"arguments": "{\\"api_key\\": \\"a\\\\\\"b\\", \\"n\\": 1}"}',
      '{"arguments": "{\\"api_key\\": \\"[redacted]\\", \\"n\\": 1}"}',
    ],
    ['{"text": "ya29.abcdefghijklmnopqrst"}', '{"text": "[redacted]"}'],
    ['{"max_tokens": 5, "token_count": "7"}', '{"max_tokens": 5, "token_count": "7"}'],
  ])('carries no secret of %s', async (body, expected) => {
    const { url } = await link({ body });
    expect((await readShareLink(fragment(url)))?.body).toBe(expected);
  });

  it('knows a credential in the query however its name is written', async () => {
    const { url } = await link({ path: 'v1/x?%6bey=hidden&a=%zz' });
    expect((await readShareLink(fragment(url)))?.path).toBe('v1/x?%6bey=%5Bredacted%5D&a=%zz');
  });

  it('takes nothing from an object’s prototype, and no bytes that are no text', async () => {
    const hostile = `{"__proto__": {"method": "POST"}, "constructor": 1, "headers": []}`;
    expect(await readShareLink(`#request=1.${await pack(hostile)}`)).toBeNull();
    expect(await readShareLink(`#request=1.${await pack('['.repeat(100_000))}`)).toBeNull();
    expect(await readShareLink(`#request=1.${'A'.repeat(LONGEST_LINK)}`)).toBeNull();
    expect(Object.hasOwn(Object.prototype, 'method')).toBe(false);
  });

  it('says when the request is too long for one', async () => {
    const noise = Array.from({ length: 9000 }, (_, index) => (index * 7919).toString(36)).join('');
    expect(await shareLink({ ...REQUEST, body: noise }, PAGE)).toEqual({
      ok: false,
      length: expect.any(Number),
    });
    const { url } = await link({ body: 'a'.repeat(500_000) });
    expect(url.length).toBeLessThan(LONGEST_LINK);
  });

  it.each(['', '#request=', '#request=1.', '#request=2.abc', '#request=1.!!!', '#request=1.AAAA', '#other'])(
    'that is none is refused: %s',
    async (hostile) => {
      expect(await readShareLink(hostile)).toBeNull();
    },
  );

  it('that unpacks without end is refused', async () => {
    const bomb = await pack(JSON.stringify({ ...REQUEST, body: 'a'.repeat(5_000_000) }));
    expect(bomb.length).toBeLessThan(LONGEST_LINK);
    expect(await readShareLink(`#request=1.${bomb}`)).toBeNull();
  });

  it.each([
    null,
    [],
    'text',
    {},
    { ...REQUEST, method: 'GET\r\nX: y' },
    { ...REQUEST, method: 5 },
    { ...REQUEST, body: { toString: 'x' } },
    { ...REQUEST, path: '//evil.test/x' },
    { ...REQUEST, path: 'https://evil.test/x' },
    { ...REQUEST, path: 'v1/../../admin' },
    { ...REQUEST, path: 'v1/%2e%2E/admin' },
    { ...REQUEST, path: 'v1\\x' },
    { ...REQUEST, path: 'v1#x' },
    { ...REQUEST, providerSlug: '../x' },
    { ...REQUEST, headers: [['a', 'b\r\nc: d']] },
    { ...REQUEST, headers: [['a b', 'c']] },
    { ...REQUEST, headers: 'a: b' },
    { ...REQUEST, headers: Array.from({ length: 100 }, () => ['a', 'b']) },
  ])('with other content is refused: %j', (content) => {
    expect(readRequest(content)).toBeNull();
  });

  it('takes no credential from a link', () => {
    const request = readRequest({ ...REQUEST, headers: [['Authorization', 'Bearer x']], extra: 1 });
    expect(request).toEqual({ ...REQUEST, headers: [] });
  });
});

describe('a run as a file', () => {
  const reply = {
    headers: { 'X-Request-Token': 'abc', 'Set-Api-Key': 'k' },
    pieces: ['{"n": 1.10, "key": "sk-abcdefghijklmnop"}'],
  };

  it('holds what was sent and what came, without secrets', async () => {
    const file = JSON.parse(runFile(await exchange('openai-chat', reply)));
    expect(file.request.body).toEqual({ text: '{"model":"m"}' });
    expect(file.response).toMatchObject({ status: 200, body: { text: '{"n": 1.10, "key": "[redacted]"}' } });
    expect(file.response.headers).toContainEqual(['set-api-key', '[redacted]']);
    expect(file.outcome).toEqual({ kind: 'complete' });
  });

  it('keeps bytes that are no text', async () => {
    const pieces = [Uint8Array.of(0xff, 0, 1)];
    const file = JSON.parse(runFile(await exchange('other', { type: 'audio/mpeg', pieces })));
    expect(file.response.body).toEqual({ base64: '/wAB' });
  });

  it('keeps every byte beside a secret, where not all of them are text', async () => {
    const text = new TextEncoder().encode(' {"api_key": "hidden"}');
    const pieces = [Uint8Array.of(0xff, 0xc3, ...text, 0xfe)];
    const file = JSON.parse(runFile(await exchange('other', { pieces })));
    const bytes = Buffer.from(file.response.body.base64, 'base64');
    expect(bytes.toString('latin1')).toBe('\u00ff\u00c3 {"api_key": "[redacted]"}\u00fe');
  });

  // What HTTP Archive 1.2 requires of each object.
  const REQUIRED: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['log', ['version', 'creator', 'entries']],
    ['log.creator', ['name', 'version']],
    ['log.entries.0', ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings']],
    [
      'log.entries.0.request',
      'method url httpVersion cookies headers queryString headersSize bodySize'.split(' '),
    ],
    ['log.entries.0.request.headers.0', ['name', 'value']],
    ['log.entries.0.request.postData', ['mimeType', 'text']],
    [
      'log.entries.0.response',
      'status statusText httpVersion cookies headers content redirectURL headersSize bodySize'.split(' '),
    ],
    ['log.entries.0.response.content', ['size', 'mimeType']],
    ['log.entries.0.timings', ['send', 'wait', 'receive']],
  ];

  it.each(REQUIRED)('has as an archive all that is required of %s', async (path, fields) => {
    const archive = JSON.parse(harFile(await exchange('openai-chat', reply)));
    const found = path.split('.').reduce<Record<string, unknown>>((at, key) => at[key] as never, archive);
    for (const field of fields) expect(found[field], field).toBeDefined();
  });

  it('gives as an archive the bytes that are no text', async () => {
    const pieces = [Uint8Array.of(0xff, 0, 1)];
    const { log } = JSON.parse(harFile(await exchange('other', { type: 'audio/mpeg', pieces })));
    expect(log.entries[0].response.content).toEqual({
      size: 3,
      mimeType: 'audio/mpeg',
      text: '/wAB',
      encoding: 'base64',
    });
    expect(log.entries[0].startedDateTime).toBe(new Date(log.entries[0].startedDateTime).toISOString());
  });

  it('is an HTTP archive too', async () => {
    const { log } = JSON.parse(harFile(await exchange('openai-chat', reply)));
    expect(log).toMatchObject({ version: '1.2', creator: { name: expect.any(String), version: '1' } });
    const [entry] = log.entries;
    expect(entry.request).toMatchObject({
      method: 'POST',
      url: 'https://provider.test/v1/chat',
      cookies: [],
      queryString: [],
      postData: { mimeType: 'application/json', text: '{"model":"m"}' },
    });
    expect(entry.response.content).toEqual({
      size: 41,
      mimeType: 'application/json',
      text: '{"n": 1.10, "key": "[redacted]"}',
    });
    expect(entry.time).toBeCloseTo(entry.timings.send + entry.timings.wait + entry.timings.receive, 2);
    expect(Object.keys(entry)).toEqual(
      expect.arrayContaining(['startedDateTime', 'time', 'request', 'response', 'cache', 'timings']),
    );
  });

  it('of a request that found nobody has a status of 0', async () => {
    const { log } = JSON.parse(harFile(await exchange('openai-chat', new Error('down'))));
    expect(log.entries[0].response.status).toBe(0);
  });
});
