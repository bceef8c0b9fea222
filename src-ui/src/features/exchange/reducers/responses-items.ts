import { annotationSource } from '@/features/exchange/reducers/chat-sources';
import {
  addMedia,
  addSources,
  addText,
  changeToolCall,
  keepForReplay,
} from '@/features/exchange/reducers/reducer';
import { at, items, type JsonNode, source, text } from '@/lib/json/json-tree';
import type { Assembled, TextPart } from '@/lib/model/assembled';

/** The items of a response's output: messages, reasoning, calls of our tools, and what OpenAI ran itself. */

const OUR_CALL = /^(function|custom_tool)_call$/;
const SILENT = new Set(['message', 'reasoning', 'image_generation_call', '']);

export function addPart(
  assembled: Assembled,
  item: string,
  kind: TextPart['kind'],
  index: number | null,
  delta: string | null,
): Assembled {
  return addText(assembled, kind, { key: `${item}-${index ?? 0}-${kind}`, choice: 0 }, delta);
}

export function addSummary(
  assembled: Assembled,
  item: string,
  index: number | null,
  delta: string | null,
): Assembled {
  return addText(assembled, 'reasoning', { key: `${item}-${index ?? 0}-summary`, choice: 0 }, delta);
}

/** A call is shown as soon as it is begun. */
export function startItem(assembled: Assembled, item: string, json: JsonNode | null): Assembled {
  const type = text(json, 'type') ?? '';
  if (SILENT.has(type)) return assembled;
  return changeToolCall(
    assembled,
    { key: item, choice: 0 },
    {
      id: text(json, 'call_id') ?? text(json, 'id'),
      name: text(json, 'name') ?? type,
      isCustom: type === 'custom_tool_call',
      isProviderRun: !OUR_CALL.test(type),
    },
  );
}

/** The finished item: what a later request must send back, and results that came in no other event. */
export function endItem(
  assembled: Assembled,
  item: string,
  json: JsonNode | null,
  document: string,
): Assembled {
  const type = text(json, 'type') ?? '';
  const name = { key: item, choice: 0 };
  const raw = source(document, json);
  if (type === 'reasoning') return keepForReplay(assembled, name, { raw });
  if (type === 'image_generation_call') {
    const format = text(json, 'output_format');
    const mediaType = format === null ? null : `image/${format}`;
    return addMedia(
      assembled,
      { key: `${item}-image`, choice: 0 },
      mediaType,
      text(json, 'result'),
      'replace',
    );
  }
  if (SILENT.has(type)) return assembled;
  const started = startItem(assembled, item, json);
  const whole = text(json, 'arguments') ?? text(json, 'input') ?? text(json, 'code');
  const known = started.parts.find((part) => part.key === item);
  const hasArguments = known?.kind === 'tool-call' && known.arguments !== '';
  // What OpenAI ran itself has no arguments of its own: the item is all there is to see.
  const shown = whole ?? (OUR_CALL.test(type) || hasArguments ? null : raw);
  return changeToolCall(started, name, { raw, setArguments: shown });
}

/** An item of a reply that came whole. */
export function readItem(assembled: Assembled, item: string, json: JsonNode, document: string): Assembled {
  let next = assembled;
  for (const [index, part] of items(at(json, 'summary')).entries()) {
    next = addSummary(next, item, index, text(part, 'text'));
  }
  const kind = text(json, 'type') === 'reasoning' ? 'reasoning' : 'text';
  for (const [index, part] of items(at(json, 'content')).entries()) {
    next = addPart(next, item, kind, index, text(part, 'text'));
    next = addPart(next, item, 'refusal', index, text(part, 'refusal'));
    next = addSources(next, 0, items(at(part, 'annotations')).map(annotationSource));
  }
  return endItem(next, item, json, document);
}
