import {
  addFinish,
  addMedia,
  addSources,
  addText,
  changeToolCall,
  keepForReplay,
  type Reducer,
  sourceOrNull,
} from '@/features/exchange/reducers/reducer';
import { readError } from '@/features/exchange/reducers/reply-error';
import { at, items, type JsonNode, number, source, text } from '@/lib/json/json-tree';
import type { Assembled, Source, Usage } from '@/lib/model/assembled';

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
    const choice = number(candidate, 'index') ?? position;
    for (const part of items(at(candidate, 'content', 'parts')))
      next = readPart(next, choice, part, document);
    next = addSources(next, choice, readSources(candidate));
    const finish = text(candidate, 'finishReason');
    if (finish !== null) next = { ...addFinish(next, finish), ended: true };
  }
  const blocked = text(json, 'promptFeedback', 'blockReason');
  return blocked === null ? next : { ...next, finish: blocked, ended: true };
}

function readPart(assembled: Assembled, choice: number, part: JsonNode, document: string): Assembled {
  const fresh = { key: `candidate-${choice}-part-${assembled.parts.length}`, choice };
  const call = at(part, 'functionCall');
  if (call !== null) {
    return changeToolCall(assembled, fresh, {
      id: text(call, 'id'),
      name: text(call, 'name'),
      addArguments: sourceOrNull(document, at(call, 'args')),
      // With its thought signature, without which the next turn is refused.
      raw: source(document, part),
    });
  }
  const run = at(part, 'executableCode') ?? at(part, 'codeExecutionResult');
  if (run !== null) {
    const addArguments = text(run, 'code') ?? text(run, 'output') ?? source(document, run);
    const name = at(part, 'executableCode') === null ? 'codeExecutionResult' : 'executableCode';
    return changeToolCall(assembled, fresh, {
      name,
      addArguments,
      isProviderRun: true,
      raw: source(document, part),
    });
  }
  const data = at(part, 'inlineData');
  if (data !== null) return addMedia(assembled, fresh, text(data, 'mimeType'), text(data, 'data'));
  return readText(assembled, choice, part);
}

/** Pieces of one kind that follow each other are one text; a call between them starts a new one. */
function readText(assembled: Assembled, choice: number, part: JsonNode): Assembled {
  const kind = at(part, 'thought')?.value === true ? 'reasoning' : 'text';
  const last = assembled.parts.findLast((known) => known.choice === choice && known.kind !== 'sources');
  const key = last?.kind === kind ? last.key : `candidate-${choice}-part-${assembled.parts.length}`;
  const next = addText(assembled, kind, { key, choice }, text(part, 'text'));
  const signature = text(part, 'thoughtSignature');
  return signature === null || kind === 'text' ? next : keepForReplay(next, { key, choice }, { signature });
}

function readSources(candidate: JsonNode): readonly Source[] {
  const grounding = items(at(candidate, 'groundingMetadata', 'groundingChunks')).map((chunk) => {
    const place = at(chunk, 'web') ?? at(chunk, 'retrievedContext') ?? at(chunk, 'maps');
    return { title: text(place, 'title'), place: text(place, 'uri'), quote: null };
  });
  const cited =
    at(candidate, 'citationMetadata', 'citationSources') ?? at(candidate, 'citationMetadata', 'citations');
  return [
    ...grounding,
    ...items(cited).map((citation) => ({
      title: text(citation, 'title'),
      place: text(citation, 'uri'),
      quote: null,
    })),
  ];
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
