import { describe, expect, it } from 'vitest';
import type { Usage } from '@/lib/model/assembled';
import { NOTHING_ASSEMBLED } from '@/lib/model/assembled';
import { costOf, pricesFor } from '@/lib/model/cost';
import type { Exchange, ExchangeRequest } from '@/lib/model/exchange';
import type { Family, Price } from '@/lib/model/provider';
import { provider } from '@/testing/providers';
import { exchange, request } from '@/testing/replies';

const SMALL: Price = {
  model: 'small',
  input: 2,
  cachedInput: 0.5,
  cacheWrite: 2.5,
  output: 10,
  currency: 'EUR',
  date: '2026-01-31',
};

function done(
  family: Family,
  usage: Partial<Usage>,
  model: string | null,
  change: Partial<ExchangeRequest> = {},
) {
  const counted = { input: null, output: null, cached: null, reasoning: null, ...usage };
  return {
    request: request(family, change),
    assembled: { ...NOTHING_ASSEMBLED, usage: counted, model },
  } as Exchange;
}

describe('the cost of a run', () => {
  it('is of a million tokens of each kind, cached ones being part of the input', () => {
    const run = done('openai-chat', { input: 1_000_000, cached: 400_000, output: 200_000 }, 'small');
    expect(costOf(run, [SMALL])?.amount).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.2 * 10, 10);
  });

  it('counts what went through Anthropic’s cache beside the input', async () => {
    const usage = {
      input_tokens: 1000,
      cache_read_input_tokens: 4000,
      cache_creation_input_tokens: 2000,
      output_tokens: 100,
    };
    const reply = JSON.stringify({ type: 'message', model: 'small', content: [], usage });
    const run = await exchange('anthropic-messages', { pieces: [reply] });
    expect(costOf(run, [SMALL])?.amount).toBeCloseTo(
      (1000 * 2 + 4000 * 0.5 + 2000 * 2.5 + 100 * 10) / 1e6,
      12,
    );
  });

  it('goes by the model that answered, else by the one that was asked', () => {
    const asked = { body: new TextEncoder().encode('{"model":"small"}') };
    const other = { ...SMALL, model: 'small-2026-01-01', output: 20 };
    const run = done('openai-chat', { output: 1 }, 'small-2026-01-01', asked);
    expect(costOf(run, [SMALL, other])?.price).toBe(other);
    expect(costOf(run, [SMALL])?.price).toBe(SMALL);
    const upstreamUrl = 'https://provider.test/v1beta/models/small:streamGenerateContent?alt=sse';
    expect(costOf(done('gemini', { output: 1 }, 'x', { upstreamUrl }), [SMALL])?.price).toBe(SMALL);
  });

  it('is not made up', () => {
    expect(costOf(done('openai-chat', { output: 1 }, 'large'), [SMALL])).toBeNull();
    expect(costOf(done('openai-chat', { output: 1 }, 'small'), [])).toBeNull();
    expect(pricesFor(done('openai-chat', {}, null), [provider('other', 'openai-chat')])).toBeNull();
  });
});
