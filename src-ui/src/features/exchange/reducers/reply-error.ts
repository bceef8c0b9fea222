import { type JsonNode, text } from '@/lib/json/json-tree';
import type { ReplyError } from '@/lib/model/assembled';

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
