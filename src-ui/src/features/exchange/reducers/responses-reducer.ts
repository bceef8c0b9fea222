import { addText, changeToolCall, type Reducer, readError } from '@/features/exchange/reducers/reducer';
import { at, items, type JsonNode, number, text } from '@/lib/json/json-tree';
import type { Assembled, Usage } from '@/lib/model/assembled';

/** OpenAI responses: typed events, each naming the output item it belongs to. */
export const responsesReducer: Reducer = {
  event(assembled, event) {
    const json = event.json;
    if (json === null) return assembled;
    const type = text(json, 'type') ?? event.name ?? '';
    const item = `item-${number(json, 'output_index') ?? 0}`;
    const part = `${item}-${number(json, 'content_index') ?? number(json, 'summary_index') ?? 0}`;
    switch (type) {
      case 'response.output_text.delta':
        return addText(assembled, 'text', `${part}-text`, text(json, 'delta'));
      case 'response.refusal.delta':
        return addText(assembled, 'refusal', `${part}-refusal`, text(json, 'delta'));
      case 'response.reasoning_text.delta':
      case 'response.reasoning_summary_text.delta':
        return addText(assembled, 'reasoning', `${part}-reasoning`, text(json, 'delta'));
      case 'response.output_item.added':
        return startItem(assembled, item, at(json, 'item'));
      case 'response.function_call_arguments.delta':
      case 'response.custom_tool_call_input.delta':
        return changeToolCall(assembled, item, { addArguments: text(json, 'delta') });
      case 'error':
        return { ...assembled, error: readError(json) };
      default:
        return readState(assembled, type, at(json, 'response'));
    }
  },
  document(assembled, json) {
    let next: Assembled = { ...readHead(assembled, json), finish: text(json, 'status'), ended: true };
    if (text(json, 'error', 'message') !== null) next = { ...next, error: readError(json) };
    for (const [index, item] of items(at(json, 'output')).entries())
      next = readItem(next, `item-${index}`, item);
    return next;
  },
};

function startItem(assembled: Assembled, key: string, item: JsonNode | null): Assembled {
  if (!/^(function|custom_tool)_call$/.test(text(item, 'type') ?? '')) return assembled;
  return changeToolCall(assembled, key, { id: text(item, 'call_id'), name: text(item, 'name') });
}

function readState(assembled: Assembled, type: string, response: JsonNode | null): Assembled {
  const next = readHead(assembled, response);
  if (!/^response\.(completed|incomplete|failed|cancelled)$/.test(type)) return next;
  const reason = text(response, 'incomplete_details', 'reason') ?? text(response, 'status');
  const error = type === 'response.failed' ? readError(response) : null;
  return { ...next, finish: reason, ended: true, error: error ?? next.error };
}

function readHead(assembled: Assembled, response: JsonNode | null): Assembled {
  const model = text(response, 'model') ?? assembled.model;
  return { ...assembled, model, usage: readUsage(at(response, 'usage')) ?? assembled.usage };
}

function readItem(assembled: Assembled, key: string, item: JsonNode): Assembled {
  let next = assembled;
  for (const [index, part] of items(at(item, 'summary')).entries()) {
    next = addText(next, 'reasoning', `${key}-${index}-reasoning`, text(part, 'text'));
  }
  const kind = text(item, 'type') === 'reasoning' ? 'reasoning' : 'text';
  for (const [index, part] of items(at(item, 'content')).entries()) {
    next = addText(next, kind, `${key}-${index}-${kind}`, text(part, 'text'));
    next = addText(next, 'refusal', `${key}-${index}-refusal`, text(part, 'refusal'));
  }
  const started = startItem(next, key, item);
  if (started === next) return next;
  return changeToolCall(started, key, { addArguments: text(item, 'arguments') ?? text(item, 'input') });
}

function readUsage(usage: JsonNode | null): Usage | null {
  if (usage?.type !== 'object') return null;
  return {
    input: number(usage, 'input_tokens'),
    output: number(usage, 'output_tokens'),
    cached: number(usage, 'input_tokens_details', 'cached_tokens'),
    reasoning: number(usage, 'output_tokens_details', 'reasoning_tokens'),
  };
}
