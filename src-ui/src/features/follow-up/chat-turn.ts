import { json, openCalls, type TurnFormat, textOf } from '@/features/follow-up/turn';
import { items, text } from '@/lib/json/json-tree';
import type { ToolCallPart } from '@/lib/model/assembled';

/** OpenAI chat completions: the assistant's message with all its calls, then one tool message for each. */
export const chatTurn: TurnFormat = {
  list: 'messages',
  items(parts) {
    const calls = openCalls(parts);
    const content = textOf(parts);
    const said = `"content":${content === '' ? 'null' : json(content)}`;
    return [
      `{"role":"assistant",${said},"tool_calls":[${calls.map(writeCall).join(',')}]}`,
      ...calls.map((call) => `{"role":"tool","tool_call_id":${json(call.id ?? '')},"content":""}`),
    ];
  },
  resultPath: (first, position) => ['messages', first + 1 + position, 'content'],
  findResult(list, call) {
    const index = items(list).findIndex(
      (message) => call.id !== null && text(message, 'tool_call_id') === call.id,
    );
    return index < 0 ? null : ['messages', index, 'content'];
  },
};

/** The arguments are a string here, so they stay exactly what the model wrote. */
function writeCall({ id, name, arguments: given, isCustom }: ToolCallPart): string {
  const start = `{"id":${json(id ?? '')}`;
  return isCustom
    ? `${start},"type":"custom","custom":{"name":${json(name)},"input":${json(given)}}}`
    : `${start},"type":"function","function":{"name":${json(name)},"arguments":${json(given)}}}`;
}
