/** Browsers' «copy as cURL (cmd)»: every special character has a caret before it, and so has every line end. */
export function isForCmd(text: string): boolean {
  return /\^\r?\n/.test(text) || /curl(?:\.exe)?\s+(?:-\S+\s+)*\^?"/.test(text.slice(0, 200));
}

/** The words of a command for Windows' cmd, whose programs know double quotes only. */
export function readCmd(text: string): string[] | null {
  const plain = text
    // A line end that belongs to a text is a caret and two line ends.
    .replaceAll(/\^\r?\n\r?\n/g, '\n')
    .replaceAll(/\^\r?\n/g, ' ')
    .replaceAll(/\^(.)/g, '$1');
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (let at = 0; at < plain.length; at += 1) {
    const char = plain.charAt(at);
    const next = plain.charAt(at + 1);
    if (char === '\\' && (next === '"' || (next === '\\' && isQuoted))) {
      word = (word ?? '') + next;
      at += 1;
    } else if (char === '"') {
      isQuoted = !isQuoted;
      word ??= '';
    } else if (/\s/.test(char) && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (word !== null) words.push(word);
  return isQuoted ? null : words;
}
