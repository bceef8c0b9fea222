const encoder = new TextEncoder();
/** A character of UTF-16 takes at most three bytes. */
const SHARE = 16_384;
const space = new Uint8Array(3 * SHARE);

/** How many bytes a text is in UTF-8. Encoded in shares, as memory for all of it takes browsers longer than the encoding. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let from = 0; from < text.length; ) {
    const to = from + SHARE;
    // A pair of surrogates is one character of four bytes, and none of twice three: it stays together.
    const end = isLeading(text.charCodeAt(to - 1)) ? to - 1 : to;
    length += encoder.encodeInto(text.slice(from, end), space).written;
    from = end;
  }
  return length;
}

function isLeading(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
