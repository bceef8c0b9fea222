import type { JSONPath } from 'jsonc-parser';
import type { JsonNode } from '@/lib/json/json-tree';
import type { Assembled, Part, ToolCallPart } from '@/lib/model/assembled';

/** How one family carries a conversation on after a tool call. */
export interface TurnFormat {
  /** The array that holds the conversation. */
  list: string;
  /** What goes at its end: the model's own turn, then an empty result for each call. JSON texts. */
  items(parts: readonly Part[]): readonly string[];
  /** Where the result of the call at `position` stands, when `first` is the place of the first item added. */
  resultPath(first: number, position: number, added: number): JSONPath;
  /** The place of the call's result in a list that already has it. */
  findResult(list: JsonNode, call: ToolCallPart): JSONPath | null;
}

/** Calls that wait for a result of ours, in the order in which the provider wants them answered. */
export function openCalls(parts: readonly Part[]): ToolCallPart[] {
  return parts.filter((part): part is ToolCallPart => part.kind === 'tool-call' && !part.isProviderRun);
}

export function partsOfChoice(assembled: Assembled, choice: number): Part[] {
  return assembled.parts.filter((part) => part.choice === choice);
}

export function textOf(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('');
}

export const json = JSON.stringify;
