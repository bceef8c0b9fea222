/** A backtick at the end of a line goes on with the next one's options, in PowerShell only. */
export function isForPowerShell(text: string): boolean {
  return /\s`[ \t]*\r?\n\s*(?:-|["'`]?https?:)/.test(text) && !text.includes('<<');
}

/** The words of a PowerShell command line, as the program that it starts gets them. Null where a quote is not closed. */
export function readPowerShell(text: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '`' && quote !== "'") {
      const isLineEnd = /^[ \t]*\r?\n/.exec(text.slice(at + 1));
      if (isLineEnd !== null && quote === '') at += isLineEnd[0].length - 1;
      else word = (word ?? '') + (ESCAPES[next] ?? next);
      at += 1;
    } else if (char === '\\' && next === '"') {
      // Programs take this for a quote, whatever it stands in.
      word = `${word ?? ''}"`;
      at += 1;
    } else if (char === quote && next === quote) {
      word = (word ?? '') + char;
      at += 1;
    } else if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
      word ??= '';
    } else if (quote === '' && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (word !== null) words.push(word);
  return quote === '' ? words : null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
