import { expect, it, vi } from 'vitest';
import { sha256 } from '@/lib/digest';

it('is of all chunks in order', async () => {
  const chunks = [new Uint8Array([97]), new Uint8Array([98, 99])];
  expect(await sha256(chunks)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('is unknown where the browser offers no crypto', async () => {
  vi.stubGlobal('crypto', {});
  expect(await sha256([])).toBeNull();
  vi.unstubAllGlobals();
});
