import {
  addText,
  changeToolCall,
  type Reducer,
  readError,
  sourceOrNull,
} from '@/features/exchange/reducers/reducer';
import { at, items, type JsonNode, number, text } from '@/lib/json/json-tree';
import type { Assembled, Usage } from '@/lib/model/assembled';

/** Anthropic messages: content blocks, each opened, filled by deltas and closed. */
export const messagesReducer: Reducer = {
  event(assembled, event) {
    const json = event.json;
    if (json === null) return assembled;
    const key = `block-${number(json, 'index') ?? 0}`;
    switch (text(json, 'type') ?? event.name) {
      case 'message_start':
        return readHead(assembled, at(json, 'message'));
      case 'content_block_start':
        return readBlock(assembled, key, at(json, 'content_block'), event.data, true);
      case 'content_block_delta':
        return readDelta(assembled, key, at(json, 'delta'));
      case 'message_delta': {
        const finish = text(json, 'delta', 'stop_reason') ?? assembled.finish;
        return { ...assembled, finish, usage: mergeUsage(assembled.usage, at(json, 'usage')) };
      }
      case 'message_stop':
        return { ...assembled, ended: true };
      case 'error':
        return { ...assembled, error: readError(json) };
      default:
        return assembled;
    }
  },
  document(assembled, json, document) {
    let next = readHead(assembled, json);
    for (const [index, block] of items(at(json, 'content')).entries()) {
      next = readBlock(next, `block-${index}`, block, document, false);
    }
    return { ...next, finish: text(json, 'stop_reason'), ended: true };
  },
};

function readHead(assembled: Assembled, message: JsonNode | null): Assembled {
  const usage = mergeUsage(assembled.usage, at(message, 'usage'));
  return { ...assembled, model: text(message, 'model') ?? assembled.model, usage };
}

function readBlock(
  assembled: Assembled,
  key: string,
  block: JsonNode | null,
  document: string,
  isStart: boolean,
): Assembled {
  const type = text(block, 'type') ?? '';
  if (type.endsWith('tool_use')) {
    // A stream opens a call with an empty object and then sends the arguments in pieces.
    const whole = isStart ? null : sourceOrNull(document, at(block, 'input'));
    return changeToolCall(assembled, key, {
      id: text(block, 'id'),
      name: text(block, 'name'),
      addArguments: whole,
    });
  }
  const kind = type === 'thinking' ? 'reasoning' : 'text';
  return addText(assembled, kind, key, text(block, 'thinking') ?? text(block, 'text'));
}

function readDelta(assembled: Assembled, key: string, delta: JsonNode | null): Assembled {
  switch (text(delta, 'type')) {
    case 'text_delta':
      return addText(assembled, 'text', key, text(delta, 'text'));
    case 'thinking_delta':
      return addText(assembled, 'reasoning', key, text(delta, 'thinking'));
    case 'input_json_delta':
      return changeToolCall(assembled, key, { addArguments: text(delta, 'partial_json') });
    default:
      return assembled;
  }
}

/** Counts come twice, at the start and at the end; a later one replaces an earlier one. */
function mergeUsage(known: Usage | null, usage: JsonNode | null): Usage | null {
  if (usage?.type !== 'object') return known;
  return {
    input: number(usage, 'input_tokens') ?? known?.input ?? null,
    output: number(usage, 'output_tokens') ?? known?.output ?? null,
    cached: number(usage, 'cache_read_input_tokens') ?? known?.cached ?? null,
    reasoning: known?.reasoning ?? null,
  };
}
