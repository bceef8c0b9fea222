import { describe, expect, it } from 'vitest';
import { streamState as stateOf } from '@/features/request/streaming/stream-state';
import { applyFix } from '@/lib/json/json-problem';
import { streamFields } from '@/lib/json/stream-fields';
import type { Family, Provider } from '@/lib/model/provider';
import { provider } from '@/testing/providers';

const streamState = (body: string, path: string | null, target: Provider | null) =>
  stateOf(streamFields(body), path, target);

const PATHS: Partial<Record<Family, string>> = {
  'openai-chat': 'v1/chat/completions',
  'openai-responses': 'v1/responses',
  'anthropic-messages': 'v1/messages',
};

describe.each(Object.entries(PATHS) as Array<[Family, string]>)('a stream of %s', (family, defaultPath) => {
  const target = provider('p', family, { defaultPath });
  const flip = (body: string) => {
    const toggle = streamState(body, null, target)?.toggle;
    return toggle && 'body' in toggle ? applyFix(body, toggle.body) : null;
  };

  it('is asked for in the body, and no longer', () => {
    const body = '{"model": "m", "n": 1.10}';
    expect(streamState(body, null, target)?.isOn).toBe(false);
    const on = flip(body) ?? '';
    expect(on).toBe('{"model": "m", "n": 1.10, "stream": true}');
    expect(streamState(on, null, target)?.isOn).toBe(true);
    expect(flip(on)).toBe('{"model": "m", "n": 1.10, "stream": false}');
  });

  it('is not known of where the provider has none', () => {
    expect(streamState('{}', 'v1/embeddings', target)).toBeNull();
    expect(streamState('[]', null, target)).toBeNull();
    expect(streamState('{}', null, null)).toBeNull();
  });
});

describe('usage', () => {
  const target = provider('p', 'openai-chat', { defaultPath: 'v1/chat/completions' });

  it.each([
    ['{"stream": true}', '{"stream": true, "stream_options": {"include_usage": true}}'],
    [
      '{"stream_options": {"include_usage": false}, "stream": true}',
      '{"stream_options": {"include_usage": true}, "stream": true}',
    ],
    [
      '{"stream": true, "stream_options": {"x": 1}}',
      '{"stream": true, "stream_options": {"x": 1, "include_usage": true}}',
    ],
  ])('is offered for %s', (body, expected) => {
    const fix = streamState(body, null, target)?.addUsage;
    expect(fix && applyFix(body, fix)).toBe(expected);
  });

  it.each(['{}', '{"stream": true, "stream_options": {"include_usage": true}}'])(
    'is not offered for %s',
    (body) => {
      expect(streamState(body, null, target)?.addUsage).toBeNull();
    },
  );

  it('comes by itself elsewhere', () => {
    const messages = provider('p', 'anthropic-messages', { defaultPath: 'v1/messages' });
    expect(streamState('{"stream": true}', null, messages)?.addUsage).toBeNull();
  });
});

describe('a stream of Gemini', () => {
  const target = provider('p', 'gemini', { defaultPath: 'v1beta/models/p-model:generateContent' });
  const flip = (path: string | null) => {
    const toggle = streamState('{}', path, target)?.toggle;
    return toggle && 'pathTemplate' in toggle ? toggle.pathTemplate : undefined;
  };

  it('is asked for in the path, and the model still follows', () => {
    const streamed = '{{root}}models/{{model}}:streamGenerateContent?alt=sse';
    expect(flip(null)).toBe(streamed);
    expect(flip(streamed)).toBeNull();
  });

  it.each([
    ['v1/models/mine:generateContent?x=1', 'v1/models/mine:streamGenerateContent?x=1&alt=sse'],
    ['v1/models/mine:generateContent?alt=json', 'v1/models/mine:streamGenerateContent?alt=json'],
    ['v1/models/mine:streamGenerateContent?alt=sse&x=1', 'v1/models/mine:generateContent?x=1'],
    ['v1/models/mine:streamGenerateContent?x=1&alt=sse', 'v1/models/mine:generateContent?x=1'],
  ])('changes %s to %s and nothing else', (path, expected) => {
    expect(flip(path)).toBe(expected);
  });

  it('is not known of elsewhere', () => {
    expect(streamState('{}', 'v1beta/models', target)).toBeNull();
  });
});
