import { type JsonProblem, problemAt } from '@/lib/json/json-problem';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\w$.+-]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Words that other languages write for JSON's own. */
const MEANT: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  undefined: 'null',
};

/** The end of the string, number or word that starts at `at`, or what is wrong with it. */
export function scanScalar(text: string, at: number, isKey: boolean): number | JsonProblem {
  const char = text.charAt(at);
  if (char === '"') return scanString(text, at);
  if (QUOTES.test(char)) return quoteProblem(text, at);
  const word = match(WORD, text, at);
  if (isKey) {
    if (word === '') return problemAt(text, 'missing-key', at, at + 1);
    const fix = { from: at, to: at + word.length, insert: JSON.stringify(word) };
    return problemAt(text, 'unquoted-key', at, at + word.length, fix);
  }
  if (word === 'true' || word === 'false' || word === 'null') return at + word.length;
  const number = match(NUMBER, text, at);
  if (number !== '' && number.length === word.length) return at + number.length;
  return /^[-+.\d]/.test(char) ? numberProblem(text, at, word) : wordProblem(text, at, word);
}

function scanString(text: string, start: number): number | JsonProblem {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === 92) {
      const sequence = match(ESCAPE, text, at);
      if (sequence === '') {
        return problemAt(text, 'bad-escape', at, at + 2, { from: at, to: at, insert: '\\' });
      }
      at += sequence.length - 1;
    } else if (code === 10 || code === 13) {
      // Either the closing quote or an escape is missing; only the writer knows which.
      return problemAt(text, 'unclosed-string', start, at);
    } else if (code < 32) {
      const insert = code === 9 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`;
      return problemAt(text, 'control-character', at, at + 1, { from: at, to: at + 1, insert });
    } else if (code >= 0xd800 && code <= 0xdfff) {
      if (!isPair(text, at)) return halfProblem(text, at);
      at += 1;
    }
  }
  return problemAt(text, 'unclosed-string', start, text.length);
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** UTF-8 has no half characters: as it stands, another one would be sent in its place. */
function halfProblem(text: string, at: number): JsonProblem {
  const insert = `\\u${text.charCodeAt(at).toString(16)}`;
  return problemAt(text, 'half-character', at, at + 1, { from: at, to: at + 1, insert });
}

const QUOTES = /['`\u2018\u2019\u201c\u201d\u00ab]/;

function quoteProblem(text: string, at: number): JsonProblem {
  const open = text.charAt(at);
  const closers = open === "'" || open === '`' ? open : '"\u2019\u201d\u00bb';
  for (let end = at + 1; end < text.length && text.charAt(end) !== '\n'; end += 1) {
    if (text.charAt(end) === '\\') end += 1;
    else if (closers.includes(text.charAt(end))) {
      const inside = text
        .slice(at + 1, end)
        .replaceAll(/\\'/g, "'")
        .replaceAll(/(?<!\\)"/g, '\\"');
      return problemAt(text, 'wrong-quotes', at, end + 1, { from: at, to: end + 1, insert: `"${inside}"` });
    }
  }
  return problemAt(text, 'wrong-quotes', at, at + 1);
}

function numberProblem(text: string, at: number, word: string): JsonProblem {
  const to = at + Math.max(1, word.length);
  const better = word
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '');
  const isMended = match(NUMBER, better, 0).length === better.length && better !== '';
  return problemAt(text, 'bad-number', at, to, isMended ? { from: at, to, insert: better } : null);
}

function wordProblem(text: string, at: number, word: string): JsonProblem {
  const to = at + Math.max(1, word.length);
  const meant = MEANT[word];
  return problemAt(text, 'wrong-word', at, to, meant === undefined ? null : { from: at, to, insert: meant });
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
