import { type JsonNode, source, text } from '@/lib/json/json-tree';
import type { Assembled, Part, ReplyError, TextPart, ToolCallPart } from '@/lib/model/assembled';

/** One family's way of reading its events and documents. Pure: the same events give the same reading. */
export interface Reducer {
  /** One event of a stream; `json` is null where the data is not JSON. */
  event(assembled: Assembled, event: { name: string | null; data: string; json: JsonNode | null }): Assembled;
  /** A whole reply that came as one JSON document. */
  document(assembled: Assembled, json: JsonNode, document: string): Assembled;
}

export function addText(
  assembled: Assembled,
  kind: TextPart['kind'],
  key: string,
  delta: string | null,
): Assembled {
  if (delta === null || delta === '') return assembled;
  const index = assembled.parts.findIndex((part) => part.key === key);
  const part = assembled.parts[index];
  if (part === undefined) return withParts(assembled, [...assembled.parts, { kind, key, text: delta }]);
  if (part.kind === 'tool-call') return assembled;
  return withParts(assembled, assembled.parts.with(index, { ...part, text: part.text + delta }));
}

type ToolCallChange = {
  id?: string | null;
  name?: string | null;
  addArguments?: string | null;
  setArguments?: string;
};

export function changeToolCall(assembled: Assembled, key: string, change: ToolCallChange): Assembled {
  const index = assembled.parts.findIndex((part) => part.key === key);
  const known = assembled.parts[index];
  const call: ToolCallPart =
    known?.kind === 'tool-call' ? known : { kind: 'tool-call', key, id: null, name: '', arguments: '' };
  const changed: ToolCallPart = {
    ...call,
    id: change.id ?? call.id,
    name: change.name ?? call.name,
    arguments: change.setArguments ?? call.arguments + (change.addArguments ?? ''),
  };
  const parts = known === undefined ? [...assembled.parts, changed] : assembled.parts.with(index, changed);
  return withParts(assembled, parts);
}

export function withParts(assembled: Assembled, parts: readonly Part[]): Assembled {
  return { ...assembled, parts };
}

/** The shapes in which providers say what went wrong; null where the document names no error. */
export function readError(json: JsonNode | null): ReplyError | null {
  if (json === null) return null;
  // Some wrap the object in an array, as Gemini does for a streamed call.
  const root = json.type === 'array' ? (json.children?.[0] ?? null) : json;
  const message =
    text(root, 'error', 'message') ??
    text(root, 'error') ??
    text(root, 'message') ??
    text(root, 'detail') ??
    text(root, 'detail', 0, 'msg');
  if (message === null) return null;
  const code = text(root, 'error', 'code') ?? text(root, 'error', 'type') ?? text(root, 'error', 'status');
  return { message, code, field: readField(root, message) };
}

function readField(root: JsonNode | null, message: string): string | null {
  const named =
    text(root, 'error', 'param') ??
    text(root, 'param') ??
    text(root, 'error', 'details', 0, 'fieldViolations', 0, 'field');
  if (named !== null) return named;
  const place = text(root, 'detail', 0, 'loc', 1) === null ? null : locationField(root);
  // Anthropic starts its message with the field: «messages.0.role: Field required».
  return place ?? /^([a-z_]\w*(?:\.\w+)*): /i.exec(message)?.[1] ?? null;
}

function locationField(root: JsonNode | null): string | null {
  const names: string[] = [];
  for (let index = 0; index < 20; index += 1) {
    const name = text(root, 'detail', 0, 'loc', index);
    if (name === null) break;
    names.push(name);
  }
  return names.length === 0 ? null : names.join('.');
}

export function sourceOrNull(document: string, node: JsonNode | null): string | null {
  return node === null ? null : source(document, node);
}
