/**
 * Tells the line of an offset, from 1, as the page's editor counts: only a line feed ends one. It goes through the text once, so
 * that no offset may be less than the one before.
 */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
