import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { JsonReading } from '@/lib/json/json-tools';
import { useReading } from '@/lib/json/use-reading';

it('has the answer about a short text at once, and the earlier one until that about a long one comes', async () => {
  const answers = new Map<string, (answer: string) => void>();
  const read: JsonReading<string> = (text) =>
    text.startsWith('long') ? new Promise((resolve) => answers.set(text, resolve)) : `of ${text}`;
  const { result, rerender } = renderHook(({ text }) => useReading(text, read), {
    initialProps: { text: 'short' },
  });
  expect(result.current).toBe('of short');
  rerender({ text: 'long 1' });
  await act(async () => answers.get('long 1')?.('of long 1'));
  expect(result.current).toBe('of long 1');
  rerender({ text: 'long 2' });
  rerender({ text: 'long 3' });
  expect(result.current).toBe('of long 1');
  await act(async () => answers.get('long 3')?.('of long 3'));
  await act(async () => answers.get('long 2')?.('of long 2'));
  expect(result.current).toBe('of long 3');
});
