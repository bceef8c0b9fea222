import type { JSONPath } from 'jsonc-parser';
import { chatTurn } from '@/features/follow-up/chat-turn';
import { geminiTurn } from '@/features/follow-up/gemini-turn';
import { insertItems, replaceValue } from '@/features/follow-up/insert-items';
import { messagesTurn } from '@/features/follow-up/messages-turn';
import { responsesTurn } from '@/features/follow-up/responses-turn';
import { openCalls, partsOfChoice, type TurnFormat } from '@/features/follow-up/turn';
import { applyFix, isFault, type JsonFix } from '@/lib/json/json-problem';
import { at, items, type JsonNode, readTree, source } from '@/lib/json/json-tree';
import { checkJson } from '@/lib/json/lossless-json';
import type { Assembled, ToolCallPart } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';

const FORMATS: Readonly<Record<Family, TurnFormat | null>> = {
  'openai-chat': chatTurn,
  'openai-responses': responsesTurn,
  'anthropic-messages': messagesTurn,
  gemini: geminiTurn,
  other: null,
};

export type ToolResultEdit =
  /** One edit, and where to write the result once it is done. */
  | { kind: 'insert'; fix: JsonFix; from: number; to: number }
  /** The body has a place for this result already. */
  | { kind: 'present'; from: number; to: number }
  | { kind: 'not-json' }
  /** The body has no such list. */
  | { kind: 'no-list'; list: string };

/** What to change in the request's body so that the result of `call` can be written and sent. */
export function toolResultEdit(
  family: Family,
  body: string,
  assembled: Assembled,
  call: ToolCallPart,
): ToolResultEdit {
  const format = FORMATS[family];
  if (format === null || isFault(checkJson(body))) return { kind: 'not-json' };
  const list = at(readTree(body), format.list);
  if (list === null) return { kind: 'no-list', list: format.list };
  const known = format.findResult(list, call);
  if (known !== null) return { kind: 'present', ...insideOf(body, known) };
  const parts = partsOfChoice(assembled, call.choice);
  const calls = openCalls(parts);
  const added = format.items(parts);
  const fix = edit(body, list, added);
  if (fix === null) return { kind: 'no-list', list: format.list };
  const position = calls.findIndex((open) => open.key === call.key);
  const first = list.type === 'array' ? items(list).length : 1;
  const path = format.resultPath(first, position, added.length - calls.length);
  return { kind: 'insert', fix, ...insideOf(applyFix(body, fix), path) };
}

function edit(body: string, list: JsonNode, added: readonly string[]): JsonFix | null {
  if (list.type === 'array') return insertItems(body, list, added);
  if (list.type !== 'string') return null;
  // OpenAI's responses take a bare text for one message of the user's.
  const message = `{"role":"user","content":${source(body, list)}}`;
  return replaceValue(body, list, `[${[message, ...added].join(',')}]`);
}

/** The inside of a string's quotes; of another value all of it. */
function insideOf(body: string, path: JSONPath): { from: number; to: number } {
  const node = at(readTree(body), ...path);
  if (node === null) return { from: body.length, to: body.length };
  const inset = node.type === 'string' ? 1 : 0;
  return { from: node.offset + inset, to: node.offset + node.length - inset };
}
