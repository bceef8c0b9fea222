import { describe, expect, it } from 'vitest';
import { includeUsageFix } from '@/features/follow-up/include-usage';
import { toolResultEdit } from '@/features/follow-up/tool-result-edit';
import { applyFix } from '@/lib/json/json-problem';
import { checkJson } from '@/lib/json/lossless-json';
import type { ToolCallPart } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';
import { played } from '@/testing/streams';

const BIG = '"big": 12345678901234567890, "d": 1.10';

async function answered(family: Family, stream: string, body: string, id: string | null, name = '') {
  const { assembled } = await played(family, stream, 500);
  const call = assembled.parts.find(
    (part): part is ToolCallPart =>
      part.kind === 'tool-call' && (id === null ? part.name === name : part.id === id),
  );
  if (call === undefined) throw new Error('no such call');
  const edit = toolResultEdit(family, body, assembled, call);
  if (edit.kind !== 'insert') return { edit, text: body, call, assembled };
  const text = applyFix(body, edit.fix);
  // What was there is still there, to the character, and the result can be typed between the quotes.
  expect(text.startsWith(body.slice(0, edit.fix.from))).toBe(true);
  expect(text.endsWith(body.slice(edit.fix.to))).toBe(true);
  expect(checkJson(text)).toBeNull();
  expect(text.slice(edit.from - 1, edit.to + 1)).toBe('""');
  return { edit, text, call, assembled };
}

describe('a tool result', () => {
  it('follows the assistant’s message and answers every call, in chat completions', async () => {
    const body = `{\n  "model": "m", ${BIG},\n  "messages": [\n    {\n      "role": "user",\n      "content": "Hi"\n    }\n  ],\n  "tools": []\n}`;
    const { text, edit } = await answered('openai-chat', 'chat-parallel-tools', body, 'call_time');
    expect(text).toBe(`{
  "model": "m", ${BIG},
  "messages": [
    {
      "role": "user",
      "content": "Hi"
    },
    {
      "role": "assistant",
      "content": null,
      "tool_calls": [
        {
          "id": "call_lisbon",
          "type": "function",
          "function": {
            "name": "get_weather",
            "arguments": "{\\"city\\":\\"Lisbon\\",\\"lat\\":38.70}"
          }
        },
        {
          "id": "call_time",
          "type": "function",
          "function": {
            "name": "get_time",
            "arguments": "{\\"id\\":9007199254740993}"
          }
        }
      ]
    },
    {
      "role": "tool",
      "tool_call_id": "call_lisbon",
      "content": ""
    },
    {
      "role": "tool",
      "tool_call_id": "call_time",
      "content": ""
    }
  ],
  "tools": []
}`);
    expect('from' in edit && text.lastIndexOf('"call_time"', edit.from)).toBeGreaterThan(
      text.indexOf('"tool"'),
    );
  });

  it('is not asked for twice', async () => {
    const first = await answered('openai-chat', 'chat-parallel-tools', '{"messages":[]}', 'call_time');
    const second = toolResultEdit('openai-chat', first.text, first.assembled, first.call);
    expect(second.kind).toBe('present');
    expect('from' in second && first.text.slice(second.from - 1, second.to + 1)).toBe('""');
  });

  it('stays on one line where the body does', async () => {
    const { text } = await answered(
      'openai-chat',
      'chat-parallel-tools',
      '{"messages":[{"role":"user"}]}',
      'call_time',
    );
    expect(text).toMatch(/^\{"messages":\[\{"role":"user"\}, \{"role":"assistant",.*\]\}$/);
  });

  it('goes with thinking, its signature and the input’s very characters, in messages', async () => {
    const body = '{\n\t"messages": [\n\t\t{ "role": "user", "content": "Hi" }\n\t]\n}';
    const { text } = await answered('anthropic-messages', 'messages-thinking-tools', body, 'toolu_B');
    const { messages } = JSON.parse(text);
    expect(messages[1].content.map((block: { type: string }) => block.type)).toEqual([
      'thinking',
      'redacted_thinking',
      'text',
      'tool_use',
      'tool_use',
    ]);
    expect(messages[1].content[0]).toEqual({
      type: 'thinking',
      thinking: 'The user wants the weather.',
      signature: 'EqQBCgIYAhIM==',
    });
    expect(messages[2]).toEqual({
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'toolu_A', content: '' },
        { type: 'tool_result', tool_use_id: 'toolu_B', content: '' },
      ],
    });
    expect(text).toContain('"lat": 38.70');
    expect(text).toContain('"id": 9007199254740993');
    expect(text).toContain('\n\t\t{\n\t\t\t"role": "assistant"');
  });

  it('goes with the reasoning items that led to the calls, in responses', async () => {
    const body = '{\n  "model": "m",\n  "input": "What is the \\u0077eather?"\n}';
    const { text } = await answered('openai-responses', 'responses-reasoning-tools', body, 'call_2');
    expect(text).toContain('"content": "What is the \\u0077eather?"');
    expect(
      JSON.parse(text).input.map((item: { type?: string; role?: string }) => item.type ?? item.role),
    ).toEqual([
      'user',
      'reasoning',
      'function_call',
      'function_call',
      'function_call_output',
      'function_call_output',
    ]);
    expect(JSON.parse(text).input[5]).toEqual({
      type: 'function_call_output',
      call_id: 'call_2',
      output: '',
    });
  });

  it('goes with the thought signatures, in generateContent', async () => {
    const body = '{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}';
    const { text, call, assembled } = await answered(
      'gemini',
      'gemini-thoughts-call',
      body,
      null,
      'get_time',
    );
    const { contents } = JSON.parse(text);
    expect(contents[1].parts).toEqual([
      { text: 'Let me check.' },
      {
        functionCall: { name: 'get_weather', args: { city: 'Lisbon', lat: 38.5 } },
        thoughtSignature: 'CiQB0e2Kb5',
      },
      { functionCall: { name: 'get_time', args: {} } },
    ]);
    expect(contents[2].parts[1]).toEqual({
      functionResponse: { name: 'get_time', response: { result: '' } },
    });
    expect(toolResultEdit('gemini', text, assembled, call).kind).toBe('present');
  });

  it('waits for a body that is JSON and has a place for it', async () => {
    const broken = await answered('openai-chat', 'chat-parallel-tools', '{"messages": [', 'call_time');
    expect(broken.edit).toEqual({ kind: 'not-json' });
    const other = await answered('openai-chat', 'chat-parallel-tools', '{"prompt": "x"}', 'call_time');
    expect(other.edit).toEqual({ kind: 'no-list', list: 'messages' });
  });
});

describe('include_usage', () => {
  const fixed = (body: string) => {
    const fix = includeUsageFix(body);
    return fix === null ? null : applyFix(body, fix);
  };

  it('is added where it belongs, and nothing else is touched', () => {
    expect(fixed(`{\n  "stream": true, ${BIG}\n}`)).toBe(
      `{\n  "stream": true, ${BIG}, "stream_options":{"include_usage":true}\n}`,
    );
    expect(fixed('{\n  "stream": true\n}')).toBe(
      '{\n  "stream": true,\n  "stream_options": {\n    "include_usage": true\n  }\n}',
    );
    expect(fixed('{"stream_options":{"a":1}}')).toBe('{"stream_options":{"a":1, "include_usage":true}}');
    expect(fixed('{"stream_options":{"include_usage":false}}')).toBe(
      '{"stream_options":{"include_usage":true}}',
    );
    expect(fixed('{"stream_options":null}')).toBe('{"stream_options":{"include_usage":true}}');
    expect(fixed('[')).toBeNull();
  });
});
