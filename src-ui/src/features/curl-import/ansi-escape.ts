const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
};

/** What follows a backslash in `$'…'`, as the character that it stands for. */
export function readEscape(rest: string): { text: string; length: number } {
  const coded = /^(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|([0-7]{1,3}))/.exec(rest);
  if (coded === null) return { text: ESCAPES[rest.charAt(0)] ?? rest.charAt(0), length: 1 };
  const hex = coded[1] ?? coded[2] ?? coded[3];
  const code = hex === undefined ? Number.parseInt(coded[4] ?? '0', 8) : Number.parseInt(hex, 16);
  return { text: code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code), length: coded[0].length };
}
