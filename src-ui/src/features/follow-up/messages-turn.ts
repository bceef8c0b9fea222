import { json, openCalls, type TurnFormat } from '@/features/follow-up/turn';
import { applyFix } from '@/lib/json/json-problem';
import { at, items, readTree, text } from '@/lib/json/json-tree';
import { checkJson } from '@/lib/json/lossless-json';
import type { Part, ToolCallPart } from '@/lib/model/assembled';

/** Anthropic messages: the assistant's blocks, thinking and its signature included, then one user message with all results. */
export const messagesTurn: TurnFormat = {
  list: 'messages',
  items(parts) {
    const results = openCalls(parts).map(
      (call) => `{"type":"tool_result","tool_use_id":${json(call.id ?? '')},"content":""}`,
    );
    return [
      `{"role":"assistant","content":[${parts.flatMap(writeBlock).join(',')}]}`,
      `{"role":"user","content":[${results.join(',')}]}`,
    ];
  },
  resultPath: (first, position) => ['messages', first + 1, 'content', position, 'content'],
  findResult(list, call) {
    for (const [index, message] of items(list).entries()) {
      const position = items(at(message, 'content')).findIndex(
        (block) => call.id !== null && text(block, 'tool_use_id') === call.id,
      );
      if (position >= 0) return ['messages', index, 'content', position, 'content'];
    }
    return null;
  },
};

function writeBlock(part: Part): string[] {
  switch (part.kind) {
    case 'text':
      return [`{"type":"text","text":${json(part.text)}}`];
    case 'reasoning':
      if (part.raw !== undefined) return [part.raw];
      // Without its signature the provider refuses it; without the thinking it takes the turn.
      if (!part.signature) return [];
      return [`{"type":"thinking","thinking":${json(part.text)},"signature":${json(part.signature)}}`];
    case 'tool-call':
      return [writeCall(part)];
    default:
      return [];
  }
}

/** The block as it was opened, with the arguments that came after it. */
function writeCall(call: ToolCallPart): string {
  const block = call.raw ?? `{"type":"tool_use","id":${json(call.id)},"name":${json(call.name)},"input":{}}`;
  const input = at(readTree(block), 'input');
  if (input === null || call.arguments.trim() === '' || checkJson(call.arguments) !== null) return block;
  return applyFix(block, { from: input.offset, to: input.offset + input.length, insert: call.arguments });
}
