/** A name of a member, exactly as its string means it, or a position in an array. */
export type JsonStep = string | number;

interface Container {
  isArray: boolean;
  index: number;
  /** Where the last key stands, with its quotes; decoded only for the steps that are asked for. */
  keyFrom: number;
  keyTo: number;
  isKeyNext: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The steps from the root to the value at `offset`. One pass without a tree, so that it answers for a document of many
 * megabytes too, and for one that is cut off.
 */
export function jsonPathAt(text: string, offset: number): JsonStep[] {
  const stack: Container[] = [];
  const end = Math.min(offset, text.length);
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const top = stack.at(-1);
    if (code === QUOTE) {
      const close = endOfString(text, at);
      if (top?.isKeyNext) {
        top.keyFrom = at;
        top.keyTo = close;
      }
      at = close - 1;
    } else if (code === 0x7b || code === 0x5b) {
      const isArray = code === 0x5b;
      stack.push({ isArray, index: 0, keyFrom: -1, keyTo: -1, isKeyNext: !isArray });
    } else if (code === 0x7d || code === 0x5d) {
      stack.pop();
    } else if (code === 0x3a && top !== undefined) {
      top.isKeyNext = false;
    } else if (code === 0x2c && top !== undefined) {
      if (top.isArray) top.index += 1;
      else top.isKeyNext = true;
    }
  }
  return stack.flatMap((container) => stepOf(text, container, end));
}

function stepOf(text: string, container: Container, end: number): JsonStep[] {
  if (container.isArray) return [container.index];
  // At the start of a key the scan has not met it yet.
  const isAtKey = container.isKeyNext && container.keyTo <= end && text.charCodeAt(end) === QUOTE;
  if (isAtKey) return [decode(text.slice(end, endOfString(text, end)))];
  return container.keyFrom < 0 ? [] : [decode(text.slice(container.keyFrom, container.keyTo))];
}

/** The place after the closing quote; the end of the text where there is none. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

function decode(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.replace(/^"|"$/g, '');
  }
}

/** RFC 9535, with dots where a name allows it. */
export function formatJsonPath(steps: readonly JsonStep[]): string {
  const written = steps.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    if (/^[A-Za-z_]\w*$/.test(step)) return `.${step}`;
    return `['${JSON.stringify(step).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}']`;
  });
  return `$${written.join('')}`;
}
