import {
  addText,
  changeToolCall,
  type Reducer,
  readError,
  sourceOrNull,
} from '@/features/exchange/reducers/reducer';
import { at, items, type JsonNode, number, text } from '@/lib/json/json-tree';
import type { Assembled, Usage } from '@/lib/model/assembled';

/** Gemini generateContent: every event is a whole response that continues the last one. */
export const geminiReducer: Reducer = {
  event(assembled, event) {
    return event.json === null ? assembled : readResponse(assembled, event.json, event.data);
  },
  document(assembled, json, document) {
    // Streamed without `alt=sse`, the responses come as one array.
    const responses = json.type === 'array' ? items(json) : [json];
    return responses.reduce((next, response) => readResponse(next, response, document), assembled);
  },
};

function readResponse(assembled: Assembled, json: JsonNode, document: string): Assembled {
  let next: Assembled = {
    ...assembled,
    model: text(json, 'modelVersion') ?? assembled.model,
    usage: readUsage(at(json, 'usageMetadata')) ?? assembled.usage,
    error: at(json, 'error') === null ? assembled.error : readError(json),
  };
  for (const [position, candidate] of items(at(json, 'candidates')).entries()) {
    const key = `candidate-${number(candidate, 'index') ?? position}`;
    for (const part of items(at(candidate, 'content', 'parts'))) next = readPart(next, key, part, document);
    const finish = text(candidate, 'finishReason');
    if (finish !== null) next = { ...next, finish, ended: true };
  }
  const blocked = text(json, 'promptFeedback', 'blockReason');
  return blocked === null ? next : { ...next, finish: blocked, ended: true };
}

function readPart(assembled: Assembled, key: string, part: JsonNode, document: string): Assembled {
  const call = at(part, 'functionCall');
  if (call !== null) {
    const count = assembled.parts.filter((known) => known.kind === 'tool-call').length;
    return changeToolCall(assembled, `${key}-tool-${count}`, {
      id: text(call, 'id'),
      name: text(call, 'name'),
      addArguments: sourceOrNull(document, at(call, 'args')),
    });
  }
  const isThought = at(part, 'thought')?.value === true;
  return addText(assembled, isThought ? 'reasoning' : 'text', `${key}-${isThought}`, text(part, 'text'));
}

function readUsage(usage: JsonNode | null): Usage | null {
  if (usage?.type !== 'object') return null;
  const answer = number(usage, 'candidatesTokenCount');
  const reasoning = number(usage, 'thoughtsTokenCount');
  return {
    input: number(usage, 'promptTokenCount'),
    // Thoughts are counted apart but billed as output.
    output: answer === null && reasoning === null ? null : (answer ?? 0) + (reasoning ?? 0),
    cached: number(usage, 'cachedContentTokenCount'),
    reasoning,
  };
}
