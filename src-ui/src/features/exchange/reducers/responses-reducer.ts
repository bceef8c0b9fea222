import { annotationSource } from '@/features/exchange/reducers/chat-sources';
import {
  addMedia,
  addSources,
  addText,
  changeToolCall,
  type Reducer,
} from '@/features/exchange/reducers/reducer';
import { readError } from '@/features/exchange/reducers/reply-error';
import {
  addPart,
  addSummary,
  endItem,
  readItem,
  startItem,
} from '@/features/exchange/reducers/responses-items';
import { at, items, type JsonNode, number, text } from '@/lib/json/json-tree';
import type { Assembled, Usage } from '@/lib/model/assembled';

/** OpenAI responses: typed events, each naming the output item it belongs to. */
export const responsesReducer: Reducer = {
  event(assembled, event) {
    const json = event.json;
    if (json === null) return assembled;
    const item = `item-${number(json, 'output_index') ?? 0}`;
    const name = { key: item, choice: 0 };
    const delta = text(json, 'delta');
    const type = text(json, 'type') ?? event.name ?? '';
    switch (type) {
      case 'response.output_text.delta':
        return addPart(assembled, item, 'text', number(json, 'content_index'), delta);
      case 'response.refusal.delta':
        return addPart(assembled, item, 'refusal', number(json, 'content_index'), delta);
      case 'response.reasoning_text.delta':
        return addPart(assembled, item, 'reasoning', number(json, 'content_index'), delta);
      case 'response.reasoning_summary_text.delta':
        return addSummary(assembled, item, number(json, 'summary_index'), delta);
      case 'response.output_text.annotation.added': {
        const annotation = at(json, 'annotation');
        return annotation === null ? assembled : addSources(assembled, 0, [annotationSource(annotation)]);
      }
      case 'response.output_item.added':
        return startItem(assembled, item, at(json, 'item'));
      case 'response.output_item.done':
        return endItem(assembled, item, at(json, 'item'), event.data);
      case 'response.function_call_arguments.delta':
      case 'response.custom_tool_call_input.delta':
      case 'response.mcp_call_arguments.delta':
      case 'response.code_interpreter_call_code.delta':
        return changeToolCall(assembled, name, { addArguments: delta });
      case 'response.image_generation_call.partial_image': {
        const image = { key: `${item}-image`, choice: 0 };
        return addMedia(assembled, image, null, text(json, 'partial_image_b64'), 'replace');
      }
      case 'response.audio.delta':
        return addMedia(assembled, { key: 'audio', choice: 0 }, 'audio', delta);
      case 'response.audio.transcript.delta':
        return addText(assembled, 'text', { key: 'transcript', choice: 0 }, delta);
      case 'error':
        return { ...assembled, error: readError(json) };
      default:
        return readState(assembled, type, at(json, 'response'), event.data);
    }
  },
  document(assembled, json, document) {
    const next: Assembled = { ...readHead(assembled, json), finish: readFinish(json), ended: true };
    const error = at(json, 'error')?.type === 'object' ? readError(json) : next.error;
    return readOutput({ ...next, error }, json, document);
  },
};

function readOutput(assembled: Assembled, response: JsonNode | null, document: string): Assembled {
  return items(at(response, 'output')).reduce(
    (next, item, index) => readItem(next, `item-${index}`, item, document),
    assembled,
  );
}

function readState(assembled: Assembled, type: string, response: JsonNode | null, data: string): Assembled {
  const next = readHead(assembled, response);
  if (!/^response\.(completed|incomplete|failed|cancelled)$/.test(type)) return next;
  const error = type === 'response.failed' ? readError(response) : null;
  const ended = { ...next, finish: readFinish(response), ended: true, error: error ?? next.error };
  // Some gateways send no deltas, only the end.
  return ended.parts.length > 0 ? ended : readOutput(ended, response, data);
}

function readFinish(response: JsonNode | null): string | null {
  return text(response, 'incomplete_details', 'reason') ?? text(response, 'status');
}

function readHead(assembled: Assembled, response: JsonNode | null): Assembled {
  const model = text(response, 'model') ?? assembled.model;
  return { ...assembled, model, usage: readUsage(at(response, 'usage')) ?? assembled.usage };
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
