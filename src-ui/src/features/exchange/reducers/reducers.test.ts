import { describe, expect, it } from 'vitest';
import type { Assembled, Part } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';
import { eventStream, exchange } from '@/testing/replies';

const stream = async (family: Family, ...events: unknown[]): Promise<Assembled> =>
  (await exchange(family, eventStream(...events))).assembled;
const document = async (family: Family, body: string): Promise<Assembled> =>
  (await exchange(family, { pieces: [body] })).assembled;
const words = (parts: readonly Part[]) =>
  parts
    .filter((part) => !('text' in part && part.text === ''))
    .map((part) => {
      if (part.kind === 'tool-call') return `${part.name}(${part.arguments})`;
      if (part.kind === 'sources')
        return part.sources.map((s) => `[${s.title} ${s.place} ${s.quote}]`).join('');
      if (part.kind === 'media') return `${part.mediaType}: ${part.pieces.join('+')}`;
      return `${part.kind}: ${part.text}`;
    });

describe('chat completions', () => {
  const delta = (fields: object, finish: string | null = null) => ({
    model: 'm-1',
    choices: [{ index: 0, delta: fields, finish_reason: finish }],
  });

  it('puts a stream together, with its usage and its end', async () => {
    const assembled = await stream(
      'openai-chat',
      delta({ role: 'assistant', content: '' }),
      delta({ reasoning_content: 'Hm' }),
      delta({ content: 'Hel' }),
      delta({ content: 'lo' }),
      delta({}, 'stop'),
      {
        choices: [],
        usage: {
          prompt_tokens: 9,
          completion_tokens: 4,
          prompt_tokens_details: { cached_tokens: 2 },
          completion_tokens_details: { reasoning_tokens: 1 },
        },
      },
      '[DONE]',
    );
    expect(words(assembled.parts)).toEqual(['reasoning: Hm', 'text: Hello']);
    expect(assembled).toMatchObject({
      usage: { input: 9, output: 4, cached: 2, reasoning: 1 },
      finish: 'stop',
      ended: true,
      model: 'm-1',
    });
  });

  it('joins the pieces of several tool calls', async () => {
    const call = (index: number, fields: object) => delta({ tool_calls: [{ index, ...fields }] });
    const assembled = await stream(
      'openai-chat',
      call(0, { id: 'c0', function: { name: 'a', arguments: '' } }),
      call(0, { function: { arguments: '{"x":' } }),
      call(1, { id: 'c1', function: { name: 'b', arguments: '{}' } }),
      call(0, { function: { arguments: '1.10}' } }),
    );
    expect(words(assembled.parts)).toEqual(['a({"x":1.10})', 'b({})']);
    expect(assembled.parts[0]).toMatchObject({ id: 'c0' });
  });

  it('keeps several choices apart', async () => {
    const assembled = await document(
      'openai-chat',
      '{"choices":[{"index":0,"message":{"content":"A"}},{"index":1,"message":{"content":[{"type":"text","text":"B"}]}}]}',
    );
    expect(words(assembled.parts)).toEqual(['text: A', 'text: B']);
  });

  it('reads a refusal and an error inside the stream', async () => {
    const refused = await document(
      'openai-chat',
      '{"choices":[{"message":{"content":null,"refusal":"No."}}]}',
    );
    expect(words(refused.parts)).toEqual(['refusal: No.']);
    const failed = await stream('openai-chat', delta({ content: 'a' }), {
      error: { message: 'Busy', type: 'load' },
    });
    expect(failed.error).toEqual({ message: 'Busy', code: 'load', field: null });
  });
});

describe('responses', () => {
  it('puts a stream together', async () => {
    const assembled = await stream(
      'openai-responses',
      { type: 'response.created', response: { model: 'm-2' } },
      { type: 'response.reasoning_summary_text.delta', output_index: 0, summary_index: 0, delta: 'Think' },
      { type: 'response.output_text.delta', output_index: 1, content_index: 0, delta: 'Hel' },
      { type: 'response.output_text.delta', output_index: 1, content_index: 0, delta: 'lo' },
      {
        type: 'response.output_item.added',
        output_index: 2,
        item: { type: 'function_call', call_id: 'c', name: 'f', arguments: '' },
      },
      { type: 'response.function_call_arguments.delta', output_index: 2, delta: '{"a":' },
      { type: 'response.function_call_arguments.delta', output_index: 2, delta: '1}' },
      {
        type: 'response.completed',
        response: {
          status: 'completed',
          usage: { input_tokens: 3, output_tokens: 5, output_tokens_details: { reasoning_tokens: 2 } },
        },
      },
    );
    expect(words(assembled.parts)).toEqual(['reasoning: Think', 'text: Hello', 'f({"a":1})']);
    expect(assembled).toMatchObject({
      ended: true,
      finish: 'completed',
      model: 'm-2',
      usage: { input: 3, output: 5, reasoning: 2 },
    });
  });

  it('reads a whole document', async () => {
    const assembled = await document(
      'openai-responses',
      `{"status":"completed","model":"m","output":[
        {"type":"reasoning","summary":[{"text":"S"}]},
        {"type":"message","content":[{"type":"output_text","text":"T"}]},
        {"type":"function_call","call_id":"c","name":"f","arguments":"{\\"n\\":1e400}"}],
        "usage":{"input_tokens":1,"output_tokens":2,"input_tokens_details":{"cached_tokens":1}}}`,
    );
    expect(words(assembled.parts)).toEqual(['reasoning: S', 'text: T', 'f({"n":1e400})']);
    expect(assembled).toMatchObject({ finish: 'completed', usage: { cached: 1 }, error: null });
  });

  it('says why it failed or stopped short', async () => {
    const failed = await stream('openai-responses', {
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'server_error', message: 'Sorry' } },
    });
    expect(failed.error).toMatchObject({ message: 'Sorry', code: 'server_error' });
    const short = await stream('openai-responses', {
      type: 'response.incomplete',
      response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
    });
    expect(short).toMatchObject({ ended: true, finish: 'max_output_tokens' });
    const error = await stream('openai-responses', { type: 'error', message: 'Gone', param: 'input' });
    expect(error.error).toMatchObject({ message: 'Gone', field: 'input' });
  });
});

describe('messages', () => {
  it('puts a stream together', async () => {
    const block = (index: number, content_block: object) => ({
      type: 'content_block_start',
      index,
      content_block,
    });
    const delta = (index: number, fields: object) => ({ type: 'content_block_delta', index, delta: fields });
    const assembled = await stream(
      'anthropic-messages',
      {
        type: 'message_start',
        message: { model: 'm-3', usage: { input_tokens: 11, output_tokens: 1, cache_read_input_tokens: 4 } },
      },
      block(0, { type: 'thinking', thinking: '' }),
      delta(0, { type: 'thinking_delta', thinking: 'Hm' }),
      delta(0, { type: 'signature_delta', signature: 'x' }),
      { type: 'ping' },
      block(1, { type: 'text', text: '' }),
      delta(1, { type: 'text_delta', text: 'Hello' }),
      block(2, { type: 'tool_use', id: 't', name: 'f', input: {} }),
      delta(2, { type: 'input_json_delta', partial_json: '{"a"' }),
      delta(2, { type: 'input_json_delta', partial_json: ':1}' }),
      { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 20 } },
      { type: 'message_stop' },
    );
    expect(words(assembled.parts)).toEqual(['reasoning: Hm', 'text: Hello', 'f({"a":1})']);
    expect(assembled).toMatchObject({
      ended: true,
      finish: 'tool_use',
      usage: { input: 11, output: 20, cached: 4 },
      model: 'm-3',
    });
  });

  it('shows the input of a call with the very characters of the document', async () => {
    const assembled = await document(
      'anthropic-messages',
      '{"content":[{"type":"tool_use","id":"t","name":"f","input":{"big": 12345678901234567890, "n":1.10}}]}',
    );
    expect(words(assembled.parts)).toEqual(['f({"big": 12345678901234567890, "n":1.10})']);
  });

  it('reads the error event', async () => {
    const assembled = await stream('anthropic-messages', {
      type: 'error',
      error: { type: 'overloaded_error', message: 'Overloaded' },
    });
    expect(assembled.error).toEqual({ message: 'Overloaded', code: 'overloaded_error', field: null });
  });
});

describe('generateContent', () => {
  const piece = (text: string, more: object = {}) => ({
    candidates: [{ content: { parts: [{ text }] }, ...more }],
  });

  it('puts a stream together', async () => {
    const assembled = await stream(
      'gemini',
      { candidates: [{ content: { parts: [{ text: 'Hm', thought: true }] } }] },
      piece('Hel'),
      {
        ...piece('lo', { finishReason: 'STOP' }),
        modelVersion: 'm-4',
        usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 5, thoughtsTokenCount: 2 },
      },
    );
    expect(words(assembled.parts)).toEqual(['reasoning: Hm', 'text: Hello']);
    expect(assembled).toMatchObject({
      ended: true,
      finish: 'STOP',
      model: 'm-4',
      usage: { input: 3, output: 7, reasoning: 2 },
    });
  });

  it('reads the array that a stream without alt=sse is', async () => {
    const assembled = await document(
      'gemini',
      JSON.stringify([piece('A'), piece('B', { finishReason: 'STOP' })]),
    );
    expect(words(assembled.parts)).toEqual(['text: AB']);
  });

  it('keeps function calls and their characters', async () => {
    const call = '{"functionCall":{"name":"f","args":{"n": 1.10}}}';
    const assembled = await document('gemini', `{"candidates":[{"content":{"parts":[${call},${call}]}}]}`);
    expect(words(assembled.parts)).toEqual(['f({"n": 1.10})', 'f({"n": 1.10})']);
  });

  it('says that a prompt was blocked', async () => {
    const assembled = await document('gemini', '{"promptFeedback":{"blockReason":"SAFETY"}}');
    expect(assembled).toMatchObject({ finish: 'SAFETY', ended: true });
  });
});

it('leaves a format that is not known alone', async () => {
  const assembled = await stream('other', { choices: [{ delta: { content: 'x' } }] });
  expect(assembled.parts).toEqual([]);
});
