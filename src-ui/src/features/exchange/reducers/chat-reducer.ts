import { addText, changeToolCall, type Reducer, readError } from '@/features/exchange/reducers/reducer';
import { at, items, type JsonNode, number, text } from '@/lib/json/json-tree';
import type { Assembled, Usage } from '@/lib/model/assembled';

/** OpenAI chat completions, and everything that speaks like it. */
export const chatReducer: Reducer = {
  event(assembled, event) {
    if (event.data.trim() === '[DONE]') return { ...assembled, ended: true };
    if (event.json === null) return assembled;
    return readChunk(assembled, event.json, 'delta');
  },
  document(assembled, json) {
    return { ...readChunk(assembled, json, 'message'), ended: true };
  },
};

function readChunk(assembled: Assembled, json: JsonNode, field: 'delta' | 'message'): Assembled {
  const error = at(json, 'error') === null ? null : readError(json);
  let next: Assembled = {
    ...assembled,
    model: text(json, 'model') ?? assembled.model,
    usage: readUsage(at(json, 'usage')) ?? assembled.usage,
    error: error ?? assembled.error,
  };
  for (const choice of items(at(json, 'choices'))) {
    const key = `choice-${number(choice, 'index') ?? 0}`;
    next = readMessage(next, key, at(choice, field));
    next = { ...next, finish: text(choice, 'finish_reason') ?? next.finish };
  }
  return next;
}

function readMessage(assembled: Assembled, key: string, message: JsonNode | null): Assembled {
  let next = addText(assembled, 'reasoning', `${key}-reasoning`, readReasoning(message));
  next = addText(next, 'text', `${key}-text`, readContent(at(message, 'content')));
  next = addText(next, 'refusal', `${key}-refusal`, text(message, 'refusal'));
  for (const [position, call] of items(at(message, 'tool_calls')).entries()) {
    next = changeToolCall(next, `${key}-tool-${number(call, 'index') ?? position}`, {
      id: text(call, 'id'),
      name: text(call, 'function', 'name') ?? text(call, 'custom', 'name'),
      addArguments: text(call, 'function', 'arguments') ?? text(call, 'custom', 'input'),
    });
  }
  return next;
}

/** Not in OpenAI's own format, but most providers that show reasoning use one of these names. */
function readReasoning(message: JsonNode | null): string | null {
  return text(message, 'reasoning_content') ?? text(message, 'reasoning');
}

function readContent(content: JsonNode | null): string | null {
  if (content?.type !== 'array') return text(content);
  return items(content)
    .map((part) => text(part, 'text') ?? '')
    .join('');
}

function readUsage(usage: JsonNode | null): Usage | null {
  if (usage?.type !== 'object') return null;
  return {
    input: number(usage, 'prompt_tokens'),
    output: number(usage, 'completion_tokens'),
    cached: number(usage, 'prompt_tokens_details', 'cached_tokens'),
    reasoning: number(usage, 'completion_tokens_details', 'reasoning_tokens'),
  };
}
