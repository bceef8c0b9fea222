import { json, openCalls, type TurnFormat } from '@/features/follow-up/turn';
import { at, items, type JsonNode, text } from '@/lib/json/json-tree';
import type { Part, ToolCallPart } from '@/lib/model/assembled';

const RESULT = ['functionResponse', 'response', 'result'] as const;

/** Gemini: the model's parts, each call with its thought signature, then one user content with all responses. */
export const geminiTurn: TurnFormat = {
  list: 'contents',
  items(parts) {
    return [
      `{"role":"model","parts":[${parts.flatMap(writePart).join(',')}]}`,
      `{"role":"user","parts":[${openCalls(parts).map(writeResponse).join(',')}]}`,
    ];
  },
  resultPath: (first, position) => ['contents', first + 1, 'parts', position, ...RESULT],
  findResult(list, call) {
    const contents = items(list);
    for (const [index, content] of contents.entries()) {
      const position = items(at(content, 'parts')).findIndex((part) => answers(part, call));
      // Calls often have no id; then only the last turn can be the answer to this one.
      const isCertain = call.id !== null || index === contents.length - 1;
      if (position >= 0 && isCertain) return ['contents', index, 'parts', position, ...RESULT];
    }
    return null;
  },
};

function answers(part: JsonNode, call: ToolCallPart): boolean {
  const response = at(part, 'functionResponse');
  if (response === null) return false;
  return call.id === null ? text(response, 'name') === call.name : text(response, 'id') === call.id;
}

function writePart(part: Part): string[] {
  if (part.kind === 'text') return [`{"text":${json(part.text)}}`];
  if (part.kind !== 'tool-call') return [];
  return [part.raw ?? `{"functionCall":{"name":${json(part.name)},"args":${part.arguments || '{}'}}}`];
}

function writeResponse({ id, name }: ToolCallPart): string {
  const named = id === null ? '' : `"id":${json(id)},`;
  return `{"functionResponse":{${named}"name":${json(name)},"response":{"result":""}}}`;
}
