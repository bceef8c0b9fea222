import { type JsonFix, type JsonProblem, type JsonProblemCode, problemAt } from '@/lib/json/json-problem';
import { scanScalar } from '@/lib/json/json-scalars';

/** Receives the tokens of one well-formed document in order. Scalars and keys are given as ranges, never as values. */
export interface JsonSink {
  open(bracket: '{' | '['): void;
  close(bracket: '}' | ']', isEmpty: boolean): void;
  comma(): void;
  colon(): void;
  scalar(from: number, to: number): void;
}

type Expect = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

const OPENERS = '{[';
const CLOSERS = '}]';

/**
 * Reads strict JSON (RFC 8259) once, from left to right, without recursion: a document may be as deep as it likes.
 * Numbers and strings are never turned into values, so nothing can be rounded or lost. Returns the first problem.
 */
export function scanJson(text: string, sink: JsonSink | null): JsonProblem | null {
  return new Scanner(text, sink).run();
}

class Scanner {
  private readonly text: string;
  private readonly sink: JsonSink | null;
  private readonly stack: string[] = [];
  private expect: Expect = 'value';
  private at = 0;
  /** End of the last token, and the last comma if nothing came after it: both are where a mend goes. */
  private lastEnd = 0;
  private lastComma = -1;

  constructor(text: string, sink: JsonSink | null) {
    this.text = text;
    this.sink = sink;
  }

  run(): JsonProblem | null {
    if (startsWithMark(this.text)) this.at = 1;
    for (;;) {
      while (isSpace(this.text.charCodeAt(this.at))) this.at += 1;
      if (this.at >= this.text.length) return this.finish();
      const problem = oddText(this.text, this.at) ?? this.token(this.text.charAt(this.at));
      if (problem !== null) return problem;
    }
  }

  private token(char: string): JsonProblem | null {
    if (CLOSERS.includes(char)) return this.closer(char as '}' | ']');
    if (this.expect === 'end') return this.problem('extra-text', this.text.length);
    if (char === ',') return this.comma();
    if (this.expect === 'colon') return this.colon(char);
    if (char === ':') return this.problem(this.wantsKey() ? 'missing-key' : 'extra-text');
    if (this.expect === 'comma-or-close')
      return this.problem('missing-comma', this.at + 1, this.insertAfterLast(','));
    return OPENERS.includes(char) ? this.opener(char as '{' | '[') : this.scalar();
  }

  private closer(char: '}' | ']'): JsonProblem | null {
    const top = this.stack.at(-1);
    if (top === undefined) return this.problem('extra-text', this.at + 1, this.replaceHere(''));
    const right = top === '{' ? '}' : ']';
    if (char !== right) return this.problem('wrong-bracket', this.at + 1, this.replaceHere(right));
    if (this.lastComma >= 0 && (this.expect === 'value' || this.expect === 'key')) {
      return this.trailingComma();
    }
    if (this.expect === 'colon' || this.expect === 'value') return this.problem('missing-value');
    this.sink?.close(char, this.expect !== 'comma-or-close');
    this.stack.pop();
    this.afterValue();
    return this.advance(1);
  }

  private comma(): JsonProblem | null {
    if (this.expect !== 'comma-or-close') {
      if (this.lastComma >= 0) return this.trailingComma();
      return this.problem('missing-value', this.at + 1, this.isAfterOpener() ? this.replaceHere('') : null);
    }
    this.sink?.comma();
    this.lastComma = this.at;
    this.expect = this.stack.at(-1) === '{' ? 'key' : 'value';
    this.at += 1;
    this.lastEnd = this.at;
    return null;
  }

  private colon(char: string): JsonProblem | null {
    if (char !== ':') {
      const fix = char === '=' ? this.replaceHere(':') : this.insertAfterLast(':');
      return this.problem('missing-colon', this.at + 1, fix);
    }
    this.sink?.colon();
    this.expect = 'value';
    return this.advance(1);
  }

  private opener(char: '{' | '['): JsonProblem | null {
    if (this.wantsKey()) return this.problem('missing-key');
    this.sink?.open(char);
    this.stack.push(char);
    this.expect = char === '{' ? 'key-or-close' : 'value-or-close';
    return this.advance(1);
  }

  private scalar(): JsonProblem | null {
    const isKey = this.wantsKey();
    const end = scanScalar(this.text, this.at, isKey);
    if (typeof end !== 'number') return end;
    this.sink?.scalar(this.at, end);
    if (isKey) this.expect = 'colon';
    else this.afterValue();
    return this.advance(end - this.at);
  }

  private finish(): JsonProblem | null {
    if (this.stack.length === 0) return this.expect === 'end' ? null : problemAt(this.text, 'empty', 0, 0);
    const closers = this.stack.map((opener) => (opener === '{' ? '}' : ']')).reverse();
    const isMendable = this.expect === 'comma-or-close' || this.isAfterOpener();
    const fix = isMendable ? this.insertAfterLast(closingText(this.text, closers)) : null;
    return problemAt(this.text, 'unclosed-bracket', Math.max(0, this.lastEnd - 1), this.lastEnd, fix);
  }

  private advance(length: number): null {
    this.at += length;
    this.lastEnd = this.at;
    this.lastComma = -1;
    return null;
  }

  private afterValue(): void {
    this.expect = this.stack.length === 0 ? 'end' : 'comma-or-close';
  }

  private wantsKey(): boolean {
    return this.expect === 'key' || this.expect === 'key-or-close';
  }

  private isAfterOpener(): boolean {
    return this.expect === 'key-or-close' || this.expect === 'value-or-close';
  }

  private trailingComma(): JsonProblem {
    const from = this.lastComma;
    return problemAt(this.text, 'trailing-comma', from, from + 1, { from, to: from + 1, insert: '' });
  }

  private replaceHere(insert: string): JsonFix {
    return { from: this.at, to: this.at + 1, insert };
  }

  private insertAfterLast(insert: string): JsonFix {
    return { from: this.lastEnd, to: this.lastEnd, insert };
  }

  private problem(code: JsonProblemCode, to = this.at + 1, fix: JsonFix | null = null): JsonProblem {
    return problemAt(this.text, code, this.at, to, fix);
  }
}

/** A byte order mark belongs to the file rather than to its JSON. */
export function startsWithMark(text: string): boolean {
  return text.charCodeAt(0) === 0xfeff;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** A document of many lines gets its brackets back on lines of their own. */
function closingText(text: string, closers: string[]): string {
  if (!text.includes('\n')) return closers.join('');
  return closers.map((closer, index) => `\n${'  '.repeat(closers.length - 1 - index)}${closer}`).join('');
}

/** What people paste between tokens: comments, and spaces that are not JSON's. */
function oddText(text: string, at: number): JsonProblem | null {
  const code = text.charCodeAt(at);
  if (code > 127 && /[\s\u200b-\u200d\u2060\ufeff]/.test(text.charAt(at))) {
    return problemAt(text, 'odd-space', at, at + 1, { from: at, to: at + 1, insert: ' ' });
  }
  const isLineComment = text.startsWith('//', at) || text.charAt(at) === '#';
  if (!isLineComment && !text.startsWith('/*', at)) return null;
  const found = text.indexOf(isLineComment ? '\n' : '*/', at + 1);
  const to = found === -1 ? text.length : found + (isLineComment ? 0 : 2);
  return problemAt(text, 'comment', at, to, { from: at, to, insert: '' });
}
