import { describe, expect, it } from 'vitest';
import { densityOf, phasesOf } from '@/features/response/phases';
import { eventLines } from '@/features/response/save-reply';
import { readServerTiming } from '@/features/response/server-timing';
import { splitBlocks } from '@/features/response/text-blocks';
import { matches, typeOf } from '@/features/response/use-matching-events';
import { eventStream, exchange } from '@/testing/replies';

const event = (data: string, name: string | null = null) =>
  ({ index: 0, at: 1.23456, kind: 'event', name, id: null, data }) as const;

describe('Server-Timing', () => {
  it('gives the shares, the gateway’s and the provider’s', () => {
    expect(
      readServerTiming('gateway;dur=1.20, upstream;dur=353.07, edge;desc="a, b; c";dur=5, cache'),
    ).toEqual([
      { name: 'gateway', milliseconds: 1.2, description: null },
      { name: 'upstream', milliseconds: 353.07, description: null },
      { name: 'edge', milliseconds: 5, description: 'a, b; c' },
    ]);
    expect(readServerTiming(null)).toEqual([]);
    expect(readServerTiming(';;,,"')).toEqual([]);
  });
});

describe('the phases', () => {
  it('follow each other without a gap, from sending to the end', async () => {
    const done = await exchange(
      'openai-chat',
      eventStream({ choices: [{ delta: { content: 'a' } }] }, '[DONE]'),
    );
    const phases = phasesOf(done, 0);
    expect(phases.map(({ name }) => name)).toEqual([
      'timing.headers',
      'timing.firstToken',
      'timing.tokens',
      'timing.end',
    ]);
    expect(phases[0]?.from).toBe(0);
    for (const [index, phase] of phases.entries()) {
      expect(phase.to).toBeGreaterThanOrEqual(phase.from);
      expect(phases[index + 1]?.from ?? phase.to).toBe(phase.to);
    }
    expect(phases.at(-1)?.to).toBe(done.timings.end);
  });

  it('are two for a document', async () => {
    const done = await exchange('openai-chat', { pieces: ['{}'] });
    expect(phasesOf(done, 0).map(({ name }) => name)).toEqual(['timing.headers', 'timing.body']);
  });

  it('count every event once', async () => {
    const done = await exchange('openai-chat', eventStream(1, 2, 3, '[DONE]'));
    const counted = densityOf(done, done.timings.end ?? 0, 10).reduce((sum, count) => sum + count, 0);
    expect(counted).toBe(4);
  });
});

describe('the blocks of a text', () => {
  const joined = (text: string) => {
    const blocks = splitBlocks(text, 0);
    for (const block of blocks) expect(text.startsWith(block.text, block.from)).toBe(true);
    return blocks;
  };

  it('end at line breaks, which stand between them', () => {
    const text = Array.from({ length: 2000 }, (_, line) => `line ${line}`).join('\n');
    const blocks = joined(text);
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.map((block) => block.text).join('\n')).toBe(text);
  });

  it('break a line that has no end, but no character', () => {
    const text = '🌊'.repeat(50_000);
    expect(
      joined(text)
        .map((block) => block.text)
        .join(''),
    ).toBe(text);
    expect(joined(text).every((block) => !block.text.startsWith('\udf0a'))).toBe(true);
  });

  it('are one for a short text, and for none', () => {
    expect(splitBlocks('a\n\nb\n', 0)).toEqual([{ from: 0, text: 'a\n\nb\n' }]);
    expect(splitBlocks('', 0)).toEqual([{ from: 0, text: '' }]);
  });
});

describe('events', () => {
  it('are found by their data, their name and their type', () => {
    expect(matches(event('{"Word":1}'), 'word', null)).toBe(true);
    expect(matches(event('x', 'ping'), 'PING'.toLowerCase(), null)).toBe(true);
    expect(matches(event('{"type":"a.b"}'), '', 'a.b')).toBe(true);
    expect(matches(event('{"type":"a.b"}'), '', 'a')).toBe(false);
    expect(typeOf({ ...event('hi'), kind: 'comment' })).toBe(':');
  });

  it('are saved with the data as it came', () => {
    const data = '{"n": 1.10,\r "big": 12345678901234567890}';
    const [line] = eventLines({ events: [event(data, 'ping')] }).split('\n');
    expect(JSON.parse(line ?? '')).toEqual({ at: 1.2, event: 'ping', data });
  });
});
