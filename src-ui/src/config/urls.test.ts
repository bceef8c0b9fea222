import { describe, expect, it } from 'vitest';
import type { PageConfig } from '@/config/page-config';
import {
  connectivityTestUrl,
  exchangeUrl,
  loginUrl,
  logoutUrl,
  operationsPageUrl,
  operationsUrl,
  sessionUrl,
  upstreamUrl,
} from '@/config/urls';

const at = (origin: string) => ({ apiUrl: new URL(`${origin}/api/v1/prompts/passthrough/`) }) as PageConfig;

describe.each(['https://site.test', 'https://site.test/llm/tools'])('below %s', (origin) => {
  const config = at(origin);

  it('derives every address from the API', () => {
    expect(sessionUrl(config).href).toBe(`${origin}/api/v1/session`);
    expect(logoutUrl(config).href).toBe(`${origin}/session/logout`);
    expect(loginUrl(config, '/a/?b=c').href).toBe(`${origin}/session/login?return-to=%2Fa%2F%3Fb%3Dc`);
    expect(operationsUrl(config).href).toBe(`${origin}/api/v1/operations`);
    expect(connectivityTestUrl(config, 'demo').href).toBe(
      `${origin}/api/v1/operations/providers/demo/connectivity-test`,
    );
    expect(operationsPageUrl(config).href).toBe(`${origin}/dashboard/passthrough/operations/`);
    expect(exchangeUrl(config, 'demo', null).href).toBe(`${origin}/api/v1/prompts/passthrough/demo/`);
    expect(exchangeUrl(config, 'g', 'models/m:streamGenerateContent?alt=sse').href).toBe(
      `${origin}/api/v1/prompts/passthrough/g/models/m:streamGenerateContent?alt=sse`,
    );
  });
});

it.each([
  ['https://p.test/v1', 'chat/completions', null, 'https://p.test/v1/chat/completions'],
  ['https://p.test/v1/', '/chat', null, 'https://p.test/v1/chat'],
  ['https://p.test/v1', 'chat', 'models', 'https://p.test/v1/models'],
  ['https://p.test', null, null, 'https://p.test'],
  [null, null, null, ''],
])('shows %s and %s with %s as %s', (base, defaultPath, path, expected) => {
  expect(upstreamUrl(base, defaultPath, path)).toBe(expected);
});
