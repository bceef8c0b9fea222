import { json, openCalls, type TurnFormat } from '@/features/follow-up/turn';
import { items, text } from '@/lib/json/json-tree';
import type { ToolCallPart } from '@/lib/model/assembled';

/** OpenAI responses: the items of the output that must come back, as they came, then one output for each call. */
export const responsesTurn: TurnFormat = {
  list: 'input',
  items(parts) {
    const calls = openCalls(parts);
    // Reasoning goes back with the calls that it led to.
    const replayed = parts.flatMap((part) => {
      if (part.kind === 'tool-call' && !part.isProviderRun) return [part.raw ?? writeCall(part)];
      return part.kind === 'reasoning' && part.raw !== undefined ? [part.raw] : [];
    });
    return [...replayed, ...calls.map(writeOutput)];
  },
  resultPath: (first, position, added) => ['input', first + added + position, 'output'],
  findResult(list, call) {
    const index = items(list).findIndex(
      (item) =>
        call.id !== null && text(item, 'call_id') === call.id && text(item, 'type') === outputType(call),
    );
    return index < 0 ? null : ['input', index, 'output'];
  },
};

function writeCall({ id, name, arguments: given, isCustom }: ToolCallPart): string {
  const [type, field] = isCustom ? ['custom_tool_call', 'input'] : ['function_call', 'arguments'];
  return `{"type":${json(type)},"call_id":${json(id ?? '')},"name":${json(name)},"${field}":${json(given)}}`;
}

function writeOutput(call: ToolCallPart): string {
  return `{"type":${json(outputType(call))},"call_id":${json(call.id ?? '')},"output":""}`;
}

function outputType(call: ToolCallPart): string {
  return call.isCustom ? 'custom_tool_call_output' : 'function_call_output';
}
