import {
  addMedia,
  addSources,
  addText,
  changeToolCall,
  keepForReplay,
  type PartName,
  type Reducer,
  sourceOrNull,
} from '@/features/exchange/reducers/reducer';
import { readError } from '@/features/exchange/reducers/reply-error';
import { at, items, type JsonNode, number, source, text } from '@/lib/json/json-tree';
import type { Assembled, Source, Usage } from '@/lib/model/assembled';

/** Anthropic messages: content blocks, each opened, filled by deltas and closed. */
export const messagesReducer: Reducer = {
  event(assembled, event) {
    const json = event.json;
    if (json === null) return assembled;
    const name = blockName(number(json, 'index') ?? 0);
    switch (text(json, 'type') ?? event.name) {
      case 'message_start':
        return readHead(assembled, at(json, 'message'));
      case 'content_block_start':
        return readBlock(assembled, name, at(json, 'content_block'), event.data, true);
      case 'content_block_delta':
        return readDelta(assembled, name, at(json, 'delta'));
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
      next = readBlock(next, blockName(index), block, document, false);
    }
    const error = text(json, 'type') === 'error' ? readError(json) : next.error;
    return { ...next, finish: text(json, 'stop_reason'), ended: true, error };
  },
};

function blockName(index: number): PartName {
  return { key: `block-${index}`, choice: 0 };
}

function readHead(assembled: Assembled, message: JsonNode | null): Assembled {
  const usage = mergeUsage(assembled.usage, at(message, 'usage'));
  return { ...assembled, model: text(message, 'model') ?? assembled.model, usage };
}

function readBlock(
  assembled: Assembled,
  name: PartName,
  block: JsonNode | null,
  document: string,
  isStart: boolean,
): Assembled {
  const type = text(block, 'type') ?? '';
  switch (type) {
    case 'text':
    case '': {
      const next = addText(assembled, 'text', name, text(block, 'text'));
      return addSources(next, 0, items(at(block, 'citations')).map(citationSource));
    }
    case 'thinking': {
      const next = addText(assembled, 'reasoning', name, text(block, 'thinking'));
      const signature = text(block, 'signature') ?? '';
      return signature === '' ? next : keepForReplay(next, name, { signature });
    }
    case 'redacted_thinking':
      return keepForReplay(assembled, name, { raw: source(document, block) });
    case 'image':
      return addMedia(assembled, name, text(block, 'source', 'media_type'), text(block, 'source', 'data'));
    default:
      return readTool(assembled, name, block, document, isStart);
  }
}

/** The call of a tool; or, of a tool that Anthropic runs itself, the call and its result. */
function readTool(
  assembled: Assembled,
  name: PartName,
  block: JsonNode | null,
  document: string,
  isStart: boolean,
): Assembled {
  const type = text(block, 'type') ?? '';
  const isCall = type.endsWith('tool_use');
  const content = sourceOrNull(document, at(block, isCall ? 'input' : 'content'));
  return changeToolCall(assembled, name, {
    id: text(block, 'id') ?? text(block, 'tool_use_id'),
    name: text(block, 'name') ?? type,
    // A stream opens a call with an empty object and then sends the arguments in pieces.
    addArguments: isCall && isStart ? null : content,
    isProviderRun: type !== 'tool_use',
    raw: source(document, block),
  });
}

function readDelta(assembled: Assembled, name: PartName, delta: JsonNode | null): Assembled {
  switch (text(delta, 'type')) {
    case 'text_delta':
      return addText(assembled, 'text', name, text(delta, 'text'));
    case 'thinking_delta':
      return addText(assembled, 'reasoning', name, text(delta, 'thinking'));
    case 'signature_delta':
      return keepForReplay(assembled, name, { signature: text(delta, 'signature') ?? '' });
    case 'input_json_delta':
      return changeToolCall(assembled, name, { addArguments: text(delta, 'partial_json') });
    case 'citations_delta': {
      const citation = at(delta, 'citation');
      return citation === null ? assembled : addSources(assembled, 0, [citationSource(citation)]);
    }
    default:
      return assembled;
  }
}

function citationSource(citation: JsonNode): Source {
  return {
    title: text(citation, 'title') ?? text(citation, 'document_title'),
    place: text(citation, 'url'),
    quote: text(citation, 'cited_text'),
  };
}

/** Counts come twice, at the start and at the end; a later one replaces an earlier one. */
function mergeUsage(known: Usage | null, usage: JsonNode | null): Usage | null {
  if (usage?.type !== 'object') return known;
  const cacheWritten = number(usage, 'cache_creation_input_tokens') ?? known?.cacheWritten;
  return {
    ...(cacheWritten ? { cacheWritten } : {}),
    input: number(usage, 'input_tokens') ?? known?.input ?? null,
    output: number(usage, 'output_tokens') ?? known?.output ?? null,
    cached: number(usage, 'cache_read_input_tokens') ?? known?.cached ?? null,
    reasoning: known?.reasoning ?? null,
  };
}
