export interface TextBlock {
  from: number;
  text: string;
}

/** A block is ended at the next line break after this many characters. */
const LONG = 4_000;

/** A line longer than this is broken where it stands: it is hardly for reading. */
const TOO_LONG = 32_000;

/** The text from `from` on in blocks. The line break between two blocks belongs to neither: the blocks show it. */
export function splitBlocks(text: string, from: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  let start = from;
  for (;;) {
    const breakAt = text.indexOf('\n', start + LONG);
    const isEndless = (breakAt === -1 ? text.length : breakAt) - start > TOO_LONG;
    const end = isEndless ? start + safeEnd(text, start) : breakAt === -1 ? text.length : breakAt;
    blocks.push({ from: start, text: text.slice(start, end) });
    if (end >= text.length) return blocks;
    start = isEndless ? end : end + 1;
  }
}

/** Never between the two halves of one character. */
function safeEnd(text: string, start: number): number {
  const code = text.charCodeAt(start + TOO_LONG - 1);
  return code >= 0xd800 && code <= 0xdbff ? TOO_LONG - 1 : TOO_LONG;
}
