import { type JsonProblem, problemAt } from '@/lib/json/json-problem';
import { type JsonSink, scanJson, startsWithMark } from '@/lib/json/json-scanner';

export type FormatResult = { ok: true; text: string } | { ok: false; problem: JsonProblem };

/** Beyond this depth lines are no longer indented further, or deep nesting would cost the square of its depth. */
const DEEPEST_INDENT = 100;

export function checkJson(text: string): JsonProblem | null {
  const problem = scanJson(text, null);
  if (problem !== null || !startsWithMark(text)) return problem;
  return problemAt(text, 'byte-order-mark', 0, 1, { from: 0, to: 1, insert: '' });
}

/**
 * Lays a document out without changing a token: numbers, escapes, key order and repeated keys stay as written.
 * JSON.parse and JSON.stringify would turn 1.10 into 1.1, 1e400 into null and round long integers.
 */
export function formatJson(text: string, indent = '  '): FormatResult {
  const pieces: string[] = startsWithMark(text) ? [text.charAt(0)] : [];
  const lineBreaks: string[] = ['\n'];
  let depth = 0;
  const newLine = () => {
    const level = Math.min(depth, DEEPEST_INDENT);
    for (let known = lineBreaks.length; known <= level; known += 1)
      lineBreaks.push(lineBreaks[known - 1] + indent);
    pieces.push(lineBreaks[level] ?? '\n');
  };
  let justOpened = false;
  const beforeToken = () => {
    if (justOpened) newLine();
    justOpened = false;
  };
  const sink: JsonSink = {
    open(bracket) {
      beforeToken();
      pieces.push(bracket);
      depth += 1;
      justOpened = true;
    },
    close(bracket, isEmpty) {
      depth -= 1;
      justOpened = false;
      if (!isEmpty) newLine();
      pieces.push(bracket);
    },
    comma() {
      pieces.push(',');
      newLine();
    },
    colon() {
      pieces.push(': ');
    },
    scalar(from, to) {
      beforeToken();
      pieces.push(text.slice(from, to));
    },
  };
  const problem = scanJson(text, sink);
  return problem === null ? { ok: true, text: pieces.join('') } : { ok: false, problem };
}
