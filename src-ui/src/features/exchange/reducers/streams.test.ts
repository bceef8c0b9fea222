import { describe, expect, it } from 'vitest';
import { metricsOf } from '@/features/exchange/metrics-of';
import { played } from '@/testing/streams';

describe('chat completions', () => {
  it('are text, counted at the end', async () => {
    const done = await played('openai-chat', 'chat-text');
    const text =
      'The tide, at evening, draws\nits silver thread along the sand,\nand every wave that leaves a gift\ntakes two more from the land. 🌊';
    expect(done.assembled.parts).toEqual([{ kind: 'text', key: 'choice-0-text', choice: 0, text }]);
    expect(done.events[0]).toMatchObject({ kind: 'comment', data: 'OPENROUTER PROCESSING' });
    expect(done.assembled.usage).toEqual({ input: 19, output: 31, cached: 8, reasoning: 0 });
    expect(metricsOf(done)).toMatchObject({ inputTokens: 19, outputTokens: 31, isEstimate: false });
    expect(done.outcome).toEqual({ kind: 'complete' });
  });

  it('keep calls apart whose arguments come in turns', async () => {
    const { assembled } = await played('openai-chat', 'chat-parallel-tools');
    expect(assembled.parts).toMatchObject([
      { id: 'call_lisbon', name: 'get_weather', arguments: '{"city":"Lisbon","lat":38.70}' },
      { id: 'call_time', name: 'get_time', arguments: '{"id":9007199254740993}' },
    ]);
    expect(assembled.finish).toBe('tool_calls');
  });

  it('may give several answers', async () => {
    const { assembled } = await played('openai-chat', 'chat-two-choices');
    expect(assembled.parts).toMatchObject([
      { choice: 0, text: 'Red rose' },
      { choice: 1, text: 'Blue sky' },
    ]);
  });

  it('may refuse', async () => {
    const { assembled } = await played('openai-chat', 'chat-refusal');
    expect(assembled.parts).toMatchObject([{ kind: 'refusal', text: 'I cannot help with that.' }]);
  });

  it('may name their sources, once each', async () => {
    const { assembled } = await played('openai-chat', 'chat-citations');
    expect(assembled.parts.at(-1)).toMatchObject({
      kind: 'sources',
      sources: [
        { title: 'Weather in Lisbon', place: 'https://weather.example/lisbon' },
        { title: 'Lisbon', place: 'https://en.example/Lisbon' },
      ],
    });
  });
});

describe('messages', () => {
  it('think, speak and call, and keep what must go back', async () => {
    const { assembled } = await played('anthropic-messages', 'messages-thinking-tools');
    expect(assembled.parts).toMatchObject([
      { kind: 'reasoning', text: 'The user wants the weather.', signature: 'EqQBCgIYAhIM==' },
      { kind: 'reasoning', text: '', raw: '{"type":"redacted_thinking","data":"EmwKAhgBEgy3va3pzix"}' },
      { kind: 'text', text: 'Let me look it up.' },
      { id: 'toolu_A', arguments: '{"city": "Lisbon", "lat": 38.70}' },
      { id: 'toolu_B', arguments: '{"id": 9007199254740993}' },
    ]);
    expect(assembled.usage).toEqual({ input: 412, output: 89, cached: 128, reasoning: null });
  });

  it('may use a tool of the provider’s own, which waits for nobody', async () => {
    const { assembled } = await played('anthropic-messages', 'messages-server-tool');
    expect(assembled.parts).toMatchObject([
      { name: 'web_search', arguments: '{"query": "weather"}', isProviderRun: true },
      { name: 'web_search_tool_result', isProviderRun: true },
      { kind: 'sources', sources: [{ place: 'https://weather.example/', quote: 'Sunny, 25 degrees' }] },
      { kind: 'text', text: 'Sunny.' },
    ]);
  });
});

describe('responses', () => {
  it('reason in summaries and call in parallel', async () => {
    const done = await played('openai-responses', 'responses-reasoning-tools');
    expect(done.assembled.parts).toMatchObject([
      { kind: 'reasoning', text: '**Looking** at it' },
      { kind: 'reasoning', text: 'Then answering' },
      { kind: 'reasoning', text: '', raw: expect.stringContaining('"encrypted_content":"gAAAA"') },
      { id: 'call_1', name: 'get_weather', arguments: '{"city":"Lisbon","lat":38.70}' },
      { id: 'call_2', name: 'get_time', arguments: '{}' },
    ]);
    expect(metricsOf(done)).toMatchObject({ outputTokens: 120, reasoningTokens: 90, cachedTokens: 64 });
  });

  it('show what the provider ran, and the sources', async () => {
    const { assembled } = await played('openai-responses', 'responses-web-search');
    expect(assembled.parts).toMatchObject([
      {
        name: 'web_search_call',
        isProviderRun: true,
        arguments: expect.stringContaining('"query":"lisbon"'),
      },
      { kind: 'text', text: 'Sunny today.' },
      { kind: 'sources', sources: [{ title: 'Weather', place: 'https://weather.example/' }] },
    ]);
  });

  it('may refuse, and may draw', async () => {
    const refused = await played('openai-responses', 'responses-refusal');
    expect(refused.assembled.parts).toMatchObject([{ kind: 'refusal', text: 'I cannot do that.' }]);
    const drawn = await played('openai-responses', 'responses-image', 1000);
    expect(drawn.assembled.parts).toMatchObject([
      { kind: 'media', mediaType: 'image/png', pieces: [expect.stringMatching(/^iVBORw0KGgo/)] },
    ]);
  });
});

describe('generateContent', () => {
  it('thinks, speaks and calls, each call with its signature', async () => {
    const { assembled } = await played('gemini', 'gemini-thoughts-call');
    expect(assembled.parts).toMatchObject([
      { kind: 'reasoning', text: '**Thinking** about it' },
      { kind: 'text', text: 'Let me check.' },
      { name: 'get_weather', raw: expect.stringContaining('"thoughtSignature":"CiQB0e2Kb5"') },
      { name: 'get_time', arguments: '{}' },
    ]);
    expect(assembled.usage).toEqual({ input: 8, output: 79, cached: 4, reasoning: 57 });
  });

  it('may give several candidates, in any order', async () => {
    const { assembled } = await played('gemini', 'gemini-candidates');
    expect(assembled.parts).toMatchObject([
      { choice: 0, text: 'Red rose' },
      { choice: 1, text: 'Blue sky' },
    ]);
  });

  it('may draw between its words, and name its sources', async () => {
    const { assembled } = await played('gemini', 'gemini-grounded-image', 1000);
    expect(assembled.parts).toMatchObject([
      { kind: 'text', text: 'A gradient:' },
      { kind: 'media', mediaType: 'image/png' },
      { kind: 'text', text: ' done.' },
      { kind: 'sources', sources: [{ title: 'art.example', place: 'https://art.example/' }] },
    ]);
  });

  it('may be blocked before it begins', async () => {
    const done = await played('gemini', 'gemini-blocked');
    expect(done.assembled).toMatchObject({ parts: [], finish: 'PROHIBITED_CONTENT' });
    expect(done.outcome).toEqual({ kind: 'complete' });
  });
});

describe('whatever the family', () => {
  it.each([
    ['openai-chat', 'chat-cut'],
    ['openai-responses', 'responses-cut'],
    ['anthropic-messages', 'messages-cut'],
    ['gemini', 'gemini-cut'],
  ] as const)('%s without its end mark has ended early', async (family, name) => {
    const done = await played(family, name);
    expect(done.outcome).toEqual({ kind: 'ended-early', afterFinish: false });
    // The provider never said the last word, so every number is ours.
    expect(metricsOf(done)).toMatchObject({ isEstimate: true });
  });

  it.each([
    ['openai-chat', 'chat-error-mid-stream', 'The server had an error while processing your request'],
    ['openai-responses', 'responses-failed', 'The model failed to generate a response.'],
    ['anthropic-messages', 'messages-overloaded', 'Overloaded'],
    ['gemini', 'gemini-error', 'The model is overloaded. Please try again later.'],
  ] as const)(
    '%s with an error in the stream has failed, though the status was 200',
    async (family, name, message) => {
      const done = await played(family, name);
      expect(done.outcome).toMatchObject({ kind: 'stream-error', error: { message } });
      expect(done.assembled.parts.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['openai-chat', 'chat-parallel-tools'],
    ['openai-responses', 'responses-reasoning-tools'],
    ['anthropic-messages', 'messages-thinking-tools'],
    ['gemini', 'gemini-thoughts-call'],
  ] as const)('%s reads the same one byte at a time', async (family, name) => {
    const whole = await played(family, name, 1_000_000);
    const split = await played(family, name, 1);
    expect(split.assembled).toEqual(whole.assembled);
    expect(split.events.map(({ data }) => data)).toEqual(whole.events.map(({ data }) => data));
  });

  it.each([
    ['openai-chat', 'chat-text'],
    ['openai-responses', 'responses-reasoning-tools'],
    ['anthropic-messages', 'messages-thinking-tools'],
    ['gemini', 'gemini-thoughts-call'],
  ] as const)('%s links every character with the event that brought it', async (family, name) => {
    const { assembled, links, events } = await played(family, name);
    for (const part of assembled.parts) {
      if (part.kind !== 'text' && part.kind !== 'reasoning') continue;
      for (let offset = 0; offset < part.text.length; offset += 1) {
        const event = links.eventAt(part.key, offset);
        const span = links.spansOf(event ?? -1).find(({ key }) => key === part.key);
        expect(span && span.from <= offset && offset < span.to).toBe(true);
        const brought = JSON.stringify(part.text.slice(span?.from, span?.to)).slice(1, -1);
        expect(events[event ?? -1]?.data).toContain(brought);
      }
    }
  });
});
