import { describe, expect, it } from 'vitest';
import { sendable } from '@/app/sendable';
import { readPageConfig } from '@/config/page-config';
import { EMPTY_DRAFT } from '@/features/request/draft';
import { checkJson } from '@/lib/json/lossless-json';
import { rootElement } from '@/testing/page';
import { provider } from '@/testing/providers';

function look(header: string, variables: Record<string, string> = {}) {
  const read = readPageConfig(rootElement());
  if (!read.ok) throw new Error('the test’s page is incomplete');
  const headers = [{ name: 'X-City', value: header, isOn: true }];
  const draft = { ...EMPTY_DRAFT, body: '{}', headers };
  return sendable(read.config, provider('demo', 'openai-chat'), draft, null, variables);
}

describe('a body', () => {
  const config = () => {
    const read = readPageConfig(rootElement());
    if (!read.ok) throw new Error('the test’s page is incomplete');
    return read.config;
  };
  const sent = async (body: string) => {
    const draft = { ...EMPTY_DRAFT, body };
    return sendable(config(), provider('demo', 'openai-chat'), draft, checkJson(body), {});
  };

  it('that begins with a byte order mark goes out with it', async () => {
    const result = await sent('\ufeff{}');
    expect(result.ok && [...(result.request.body ?? [])]).toEqual([0xef, 0xbb, 0xbf, 0x7b, 0x7d]);
  });

  it.each(['\ufeff{"a":1,}', '["\0"]', '["half \ud83c"]'])(
    'of which something else would arrive goes nowhere: %j',
    async (body) => {
      expect(await sent(body)).toMatchObject({ ok: false, view: 'body' });
    },
  );
});

describe('a header', () => {
  it.each(['two\nlines', 'two\rlines', 'ended\r\n', 'Łódź', '🌍', 'nul\0'])(
    'with a variable’s value that it cannot carry goes nowhere, and says where to mend it: %j',
    async (city) => {
      const result = await look('in {{city}}', { city });
      expect(result).toMatchObject({ ok: false, view: 'variables' });
      expect(result).toHaveProperty('words', expect.stringContaining('“X-City”'));
      expect(result).toHaveProperty('words', expect.stringContaining('one line of Latin letters'));
    },
  );

  it('that is itself written so is mended where it is written', async () => {
    expect(await look('Łódź {{city}}', { city: 'Porto' })).toMatchObject({ ok: false, view: 'headers' });
  });

  it('of Latin letters goes out as the browser will send it', async () => {
    const result = await look('in {{city}}', { city: 'Málaga' });
    expect(result).toMatchObject({ ok: true, request: { headers: [['X-City', 'in Málaga']] } });
    expect(() => new Headers([['X-City', 'in Málaga']])).not.toThrow();
  });
});
