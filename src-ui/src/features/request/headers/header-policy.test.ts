import { describe, expect, it } from 'vitest';
import { refusalOf } from '@/features/request/headers/header-policy';
import { KNOWN_HEADERS } from '@/features/request/headers/known-headers';
import { FAMILIES } from '@/lib/model/provider';

const refusal = (name: string, value = 'v') => refusalOf(name, value, 'X-Csrf-Here');

it.each([
  ['Authorization', 'credential'],
  ['X-API-Key', 'credential'],
  ['x_api_key', 'credential'],
  ['x-goog-api-key', 'credential'],
  ['Cookie', 'cookie'],
  ['Sec-Fetch-Site', 'browser'],
  ['Host', 'browser'],
  ['Content-Length', 'browser'],
  ['Transfer-Encoding', 'connection'],
  ['Expect', 'connection'],
  ['Proxy-Authorization', 'proxy'],
  ['X-Forwarded-For', 'proxy'],
  ['traceparent', 'tracing'],
  ['x-csrf-here', 'page'],
  ['X-Requested-With', 'page'],
  ['two words', 'bad-name'],
  ['naïve', 'bad-name'],
  ['a:b', 'bad-name'],
])('refuses %s: %s', (name, reason) => {
  expect(refusal(name)).toBe(reason);
});

it.each(['line\nbreak', '你好', 'nul\0'])('refuses the value %j', (value) => {
  expect(refusal('X-Any', value)).toBe('bad-value');
});

it.each(['anthropic-beta', 'OpenAI-Beta', 'Content-Type', 'X-Client-Request-Id', 'Accept-Language'])(
  'takes %s',
  (name) => {
    expect(refusal(name)).toBeNull();
  },
);

describe.each(FAMILIES)('the headers suggested for %s', (family) => {
  it.each(KNOWN_HEADERS[family])('are taken: $name', ({ name, example }) => {
    expect(refusal(name, example)).toBeNull();
    // The browser agrees: it drops none of them.
    expect(new Request('https://p.test', { headers: { [name]: example } }).headers.get(name)).toBe(example);
  });
});
