/** Long base64 in JSON: images and sounds that a reader wants to see or hear rather than read. */

export interface Base64Leaf {
  /** Within the text, without quotes. */
  from: number;
  to: number;
  mediaType: string | null;
}

const SHORTEST = 1024;
const WHOLE = /^(?:data:([\w/.+-]+);base64,)?((?:[A-Za-z0-9+/_-]|\\\/)+={0,2})$/;

/** The strings of a JSON text, or of many, that hold base64 of some length. Looks only at what stands between quotes. */
export function findBase64(text: string): Base64Leaf[] {
  const found: Base64Leaf[] = [];
  for (let open = text.indexOf('"'); open !== -1; ) {
    const close = text.indexOf('"', open + 1);
    if (close === -1) break;
    const match = close - open > SHORTEST ? WHOLE.exec(text.slice(open + 1, close)) : null;
    if (match !== null) {
      found.push({ from: open + 1, to: close, mediaType: match[1] ?? sniffMediaType(match[2] ?? '') });
    }
    open = close;
  }
  return found;
}

/** First characters of the encoded form, which is what one has before decoding anything. */
const SIGNS: ReadonlyArray<readonly [string, string]> = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['SUQz', 'audio/mpeg'],
  ['//uQ', 'audio/mpeg'],
  ['//vQ', 'audio/mpeg'],
  ['//OE', 'audio/mpeg'],
  ['T2dnUw', 'audio/ogg'],
  ['ZkxhQw', 'audio/flac'],
  ['JVBERi', 'application/pdf'],
];

export function sniffMediaType(base64: string): string | null {
  for (const [sign, type] of SIGNS) if (base64.startsWith(sign)) return type;
  // RIFF names its kind after the length.
  if (!base64.startsWith('UklGR')) return null;
  const kind = String.fromCharCode(...decodeBase64([base64.slice(0, 16)]).slice(8, 12));
  return kind === 'WAVE' ? 'audio/wav' : 'image/webp';
}

/** Pieces that were each encoded by themselves, as the bytes they are; none where they are not base64. */
export function decodeBase64(pieces: readonly string[]): Uint8Array<ArrayBuffer> {
  try {
    const decoded = pieces.map((piece) =>
      atob(piece.replaceAll('\\/', '/').replaceAll('-', '+').replaceAll('_', '/')),
    );
    const bytes = new Uint8Array(decoded.reduce((total, text) => total + text.length, 0));
    let at = 0;
    for (const text of decoded)
      for (let index = 0; index < text.length; index += 1) bytes[at++] = text.charCodeAt(index);
    return bytes;
  } catch {
    return new Uint8Array(0);
  }
}

/** The number of bytes that base64 of this length holds, without decoding it. */
export function decodedLength(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}
