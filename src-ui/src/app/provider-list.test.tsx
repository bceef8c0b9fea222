import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { ORIGIN, openLoaded, openWorkbench, serveWorkbench, write } from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();

describe('the provider list', () => {
  it('shows why a provider cannot be chosen', async () => {
    const { user } = await openLoaded();
    await user.click(screen.getByRole('combobox', { name: 'Provider' }));
    const option = screen.getByRole('option', { name: /Keyless/ });
    expect(option.textContent).toContain('Not available: set KEYLESS_API_KEY');
    expect(option.getAttribute('aria-disabled')).toBe('true');
  });

  it('keeps an edited body when the other provider speaks another format', async () => {
    const { user, body } = await openLoaded();
    write(body, '{"mine": true}');
    screen.getByRole('combobox', { name: 'Provider' }).focus();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    const replace = await screen.findByRole('button', { name: 'Replace with “Hello world”' });
    expect(body.value).toBe('{"mine": true}');
    await user.click(replace);
    expect(body.value).toContain('max_tokens');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(body.value).toBe('{"mine": true}');
  });

  it('may fail without taking the editor away, and is tried again', async () => {
    let isDown = true;
    const failing = http.get(`${ORIGIN}/dashboard/passthrough/api/providers/`, () =>
      isDown ? new HttpResponse(null, { status: 503 }) : undefined,
    );
    const { user, body } = await openWorkbench(failing);
    const retry = await screen.findByRole('button', { name: 'Retry' });
    expect(screen.getByText('Could not load providers (503).')).toBeTruthy();
    write(body, '{"kept": true}');
    isDown = false;
    await user.click(retry);
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Provider' }).textContent).toContain('Demo'),
    );
    expect(body.value).toBe('{"kept": true}');
  });

  it('may be empty', async () => {
    const empty = http.get(`${ORIGIN}/dashboard/passthrough/api/providers/`, () =>
      HttpResponse.json({ providers: [] }),
    );
    await openWorkbench(empty);
    expect(await screen.findByText(/No provider is set up for your account/)).toBeTruthy();
  });
});
