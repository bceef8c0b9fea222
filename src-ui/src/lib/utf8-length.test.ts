import { expect, it } from 'vitest';
import { utf8Length } from '@/lib/utf8-length';

it.each([
  ['nothing', ''],
  ['letters', 'Hello'],
  ['characters of two, three and four bytes', 'é€🌍'],
  ['half a character', '\ud83c.'],
  ['pairs across every share', `.${'🌍'.repeat(40_000)}`],
  ['halves across every share', '\ud83c'.repeat(40_000)],
  ['a half and a pair about the end of a share', `${'.'.repeat(16_383)}\ud83c🌍`],
  ['a pair at the very end of a share', `${'.'.repeat(16_383)}🌍`],
])('counts %s as they are encoded', (_, text) => {
  expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});
