import { decodeBase64, sniffMediaType } from '@/lib/base64';

/** OpenAI streams bare samples at this rate. */
const USUAL_RATE = 24_000;

/** What the browser can show of a reply's media; SVG is none of it, for it can hold scripts. */
export function mediaBlob(pieces: readonly string[], mediaType: string | null): Blob | null {
  const bytes = decodeBase64(pieces);
  if (bytes.length === 0) return null;
  const sniffed = sniffMediaType(pieces[0] ?? '');
  const type = sniffed ?? mediaType ?? '';
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(type)) return new Blob([bytes], { type });
  const isBareSamples = sniffed === null && /^audio(\/(l16|pcm|x-raw).*)?$/i.test(type);
  if (isBareSamples) return new Blob([waveHead(bytes.length, rateOf(type)), bytes], { type: 'audio/wav' });
  return /^audio\//.test(type) ? new Blob([bytes], { type }) : null;
}

function rateOf(type: string): number {
  return Number(/rate=(\d+)/.exec(type)?.[1] ?? USUAL_RATE);
}

/** The 44 bytes that make samples of 16 bits and one channel a WAV file. */
function waveHead(length: number, rate: number): ArrayBuffer {
  const head = new DataView(new ArrayBuffer(44));
  const word = (at: number, text: string) => {
    for (let index = 0; index < text.length; index += 1) head.setUint8(at + index, text.charCodeAt(index));
  };
  word(0, 'RIFF');
  head.setUint32(4, 36 + length, true);
  word(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  word(36, 'data');
  head.setUint32(40, length, true);
  return head.buffer;
}
