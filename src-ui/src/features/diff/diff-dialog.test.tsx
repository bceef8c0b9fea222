import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DiffDialog } from '@/features/diff/diff-dialog';

it('says of both sides which they are', async () => {
  const side = { request: '{}', text: '', raw: '' };
  const before = { ...side, name: 'Demo · 11:53 AM' };
  const after = { ...side, name: 'Hello, world' };
  render(<DiffDialog before={before} after={after} nonce="n" onClose={() => {}} />);
  expect(await screen.findByText('Earlier run: Demo · 11:53 AM')).toBeTruthy();
  expect(screen.getByText('This tab: Hello, world')).toBeTruthy();
  expect(await screen.findByText('Both are the same.')).toBeTruthy();
});
