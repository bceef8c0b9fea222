import { readChatSources } from '@/features/exchange/reducers/chat-sources';
import {
  addDataUrl,
  addFinish,
  addMedia,
  addSources,
  addText,
  changeToolCall,
  type Reducer,
} from '@/features/exchange/reducers/reducer';
import { readError } from '@/features/exchange/reducers/reply-error';
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
    return { ...readImages(readChunk(assembled, json, 'message'), json), ended: true };
  },
};

function readChunk(assembled: Assembled, json: JsonNode, field: 'delta' | 'message'): Assembled {
  const isError = at(json, 'error') !== null || text(json, 'object') === 'error';
  let next: Assembled = {
    ...assembled,
    model: text(json, 'model') ?? assembled.model,
    usage: readUsage(at(json, 'usage') ?? at(json, 'x_groq', 'usage')) ?? assembled.usage,
    error: (isError ? readError(json) : null) ?? assembled.error,
  };
  for (const choice of items(at(json, 'choices'))) {
    const index = number(choice, 'index') ?? 0;
    next = readMessage(next, index, at(choice, field));
    next = addFinish(next, text(choice, 'finish_reason'));
  }
  return addSources(next, 0, readChatSources(json));
}

function readMessage(assembled: Assembled, choice: number, message: JsonNode | null): Assembled {
  const name = (part: string) => ({ key: `choice-${choice}-${part}`, choice });
  let next = addText(assembled, 'reasoning', name('reasoning'), readReasoning(message));
  next = addText(next, 'text', name('text'), readContent(at(message, 'content')));
  next = addText(next, 'refusal', name('refusal'), text(message, 'refusal'));
  for (const [position, call] of items(at(message, 'tool_calls')).entries()) {
    const custom = at(call, 'custom');
    next = changeToolCall(next, name(`tool-${number(call, 'index') ?? position}`), {
      id: text(call, 'id'),
      name: text(call, 'function', 'name') ?? text(custom, 'name'),
      addArguments: text(call, 'function', 'arguments') ?? text(custom, 'input'),
      isCustom: custom !== null,
    });
  }
  const legacy = at(message, 'function_call');
  if (legacy?.type === 'object') {
    const change = { name: text(legacy, 'name'), addArguments: text(legacy, 'arguments') };
    next = changeToolCall(next, name('function'), change);
  }
  return readMedia(next, choice, message);
}

function readMedia(assembled: Assembled, choice: number, message: JsonNode | null): Assembled {
  const audio = { key: `choice-${choice}-audio`, choice };
  let next = addMedia(assembled, audio, 'audio', text(message, 'audio', 'data'));
  const spoken = { key: `choice-${choice}-transcript`, choice };
  next = addText(next, 'text', spoken, text(message, 'audio', 'transcript'));
  for (const [position, image] of items(at(message, 'images')).entries()) {
    const key = `choice-${choice}-image-${number(image, 'index') ?? position}`;
    next = addDataUrl(next, { key, choice }, text(image, 'image_url', 'url'));
  }
  return addSources(next, choice, readChatSources(message));
}

/** The images API of the same providers. */
function readImages(assembled: Assembled, json: JsonNode): Assembled {
  const format = text(json, 'output_format');
  const type = format === null ? null : `image/${format}`;
  return items(at(json, 'data')).reduce(
    (next, image, index) =>
      addMedia(next, { key: `image-${index}`, choice: 0 }, type, text(image, 'b64_json')),
    assembled,
  );
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
    cached:
      number(usage, 'prompt_tokens_details', 'cached_tokens') ?? number(usage, 'prompt_cache_hit_tokens'),
    reasoning: number(usage, 'completion_tokens_details', 'reasoning_tokens'),
  };
}
