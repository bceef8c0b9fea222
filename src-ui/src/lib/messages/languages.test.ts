import { describe, expect, it } from 'vitest';
import { DE } from '@/lib/messages/de';
import { EN } from '@/lib/messages/en';

const texts = (message: string | { one: string; other: string }) =>
  typeof message === 'string' ? [message] : [message.one, message.other];
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('German', () => {
  it.each(Object.entries(EN))('says %s with the same names in braces', (key, message) => {
    const german = texts(DE[key as keyof typeof EN]);
    expect(german.map((text) => [...new Set(names(text))])).toEqual(
      texts(message).map((text) => [...new Set(names(text))]),
    );
    for (const text of german) expect(text.trim()).not.toBe('');
  });

  it('has quotes and dashes of its own', () => {
    const all = Object.values(DE).flatMap(texts).join('\n');
    expect(all).not.toMatch(/“[^„“”]*”|"\w|\.\.\./);
  });
});
