import { lineCounter } from '@/lib/json/line-counter';

export type JsonProblemCode =
  | 'empty'
  | 'byte-order-mark'
  | 'odd-space'
  | 'comment'
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'missing-value'
  | 'missing-key'
  | 'unquoted-key'
  | 'wrong-quotes'
  | 'wrong-word'
  | 'bad-number'
  | 'unclosed-string'
  | 'control-character'
  | 'half-character'
  | 'bad-escape'
  | 'wrong-bracket'
  | 'unclosed-bracket'
  | 'extra-text';

/** Replaces `from`..`to` with `insert`. */
export interface JsonFix {
  from: number;
  to: number;
  insert: string;
}

export interface JsonProblem {
  code: JsonProblemCode;
  from: number;
  to: number;
  /** From 1. */
  line: number;
  column: number;
  /** What stands there, shortened, for the message. */
  found: string;
  fix: JsonFix | null;
}

/** A byte order mark is for the reader to judge: the text can be sent as it stands, and is. */
export function isAdvice(problem: JsonProblem): boolean {
  return problem.code === 'byte-order-mark';
}

/** Whether it keeps the text from being sent as JSON. */
export function isFault(problem: JsonProblem | null): problem is JsonProblem {
  return problem !== null && !isAdvice(problem);
}

export function problemAt(
  text: string,
  code: JsonProblemCode,
  from: number,
  to: number,
  fix: JsonFix | null = null,
): JsonProblem {
  const line = lineCounter(text)(from);
  const lineStart = text.slice(0, from).lastIndexOf('\n') + 1;
  const found = text.slice(from, Math.min(to, from + 24));
  return { code, from, to: Math.max(from, to), line, column: from - lineStart + 1, found, fix };
}

export function applyFix(text: string, fix: JsonFix): string {
  return text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
}
