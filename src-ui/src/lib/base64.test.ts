import { describe, expect, it } from 'vitest';
import { decodeBase64, decodedLength, findBase64, sniffMediaType } from '@/lib/base64';
import { mediaBlob } from '@/lib/playable-media';

const LONG = btoa('x'.repeat(3000));

describe('findBase64', () => {
  it('finds long base64 between quotes, with or without a data address', () => {
    const text = `{"a":"${LONG}","b":"data:image/webp;base64,${LONG}","c":"short=="}`;
    const found = findBase64(text);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual([
      LONG,
      `data:image/webp;base64,${LONG}`,
    ]);
    expect(found[1]?.mediaType).toBe('image/webp');
  });

  it('leaves prose alone, however long', () => {
    expect(findBase64(`{"a":"${'words and words '.repeat(500)}"}`)).toEqual([]);
  });

  it('takes the escaped slashes that some servers write', () => {
    expect(findBase64(`"${'ab\\/c'.repeat(500)}"`)).toHaveLength(1);
  });
});

describe('what it is', () => {
  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
    [[0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    [[...new TextEncoder().encode('RIFF1234WAVEfmt ')], 'audio/wav'],
    [[...new TextEncoder().encode('RIFF1234WEBPVP8 ')], 'image/webp'],
    [[...new TextEncoder().encode('<svg onload="x">')], null],
  ])('%j is %s', (bytes, type) => {
    expect(sniffMediaType(btoa(String.fromCharCode(...bytes)))).toBe(type);
  });

  it('is decoded piece by piece', () => {
    expect(decodeBase64([btoa('a'), btoa('bc')])).toEqual(new TextEncoder().encode('abc'));
    expect(decodeBase64(['%%%'])).toHaveLength(0);
    expect([btoa('a'), btoa('ab'), btoa('abc')].map(decodedLength)).toEqual([1, 2, 3]);
  });
});

describe('mediaBlob', () => {
  it('never makes an image of what could hold a script', () => {
    expect(mediaBlob([btoa('<svg/>')], 'image/svg+xml')).toBeNull();
    expect(mediaBlob([btoa('<html>')], 'text/html')).toBeNull();
  });

  it('gives bare samples the head that a player needs', async () => {
    const blob = mediaBlob([btoa('\0\x01\x02\x03')], 'audio/L16;codec=pcm;rate=16000');
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
    expect(blob?.type).toBe('audio/wav');
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('RIFF');
    expect(new DataView(bytes.buffer).getUint32(24, true)).toBe(16_000);
    expect(bytes).toHaveLength(48);
  });
});
