import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import {
  answer,
  ORIGIN,
  openLoaded,
  response,
  SESSION,
  send,
  server,
  serveWorkbench,
  write,
} from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();

describe('a session that ends', () => {
  const ended = () => new HttpResponse(null, { status: 499 });

  it('keeps the draft, goes on after a new sign-in, and sends nothing by itself', async () => {
    let isOver = true;
    let count = 0;
    const { user, body } = await openLoaded(
      answer(() => {
        count += 1;
        return isOver ? ended() : HttpResponse.json({ choices: [{ message: { content: 'again' } }] });
      }),
    );
    write(body, '{"draft": 1}');
    server.use(http.get(`${ORIGIN}/api/v1/session`, () => (isOver ? ended() : HttpResponse.json(SESSION))));
    await user.click(send());
    const link = await screen.findByRole('link', { name: 'Sign in again' });
    expect(link.getAttribute('href')).toBe(`${ORIGIN}/session/login?return-to=%2Fdashboard%2Fpassthrough%2F`);
    expect(link.getAttribute('target')).toBe('_blank');
    isOver = false;
    const resumed = /You are signed in again. Nothing was sent/;
    expect(await screen.findByText(resumed)).toBeTruthy();
    expect(body.value).toBe('{"draft": 1}');
    expect(count).toBe(1);
    await user.click(send());
    expect(await response().findByText('again')).toBeTruthy();
  });

  it('and begins again as someone else, leaves the work to its owner', async () => {
    const { user } = await openLoaded(answer(ended));
    server.use(
      http.get(`${ORIGIN}/api/v1/session`, () =>
        HttpResponse.json({ ...SESSION, subject: 'bob', name: 'Bob' }),
      ),
    );
    await user.click(send());
    expect(await screen.findByText('You are now signed in as someone else.')).toBeTruthy();
  });

  it('of someone else, which ended without a sign-out, leaves nothing for the next user', async () => {
    for (const kind of ['draft', 'window', 'variables'])
      localStorage.setItem(
        `prompt-passthrough.${kind}/${encodeURIComponent(' alice-1x')}/t`,
        '{"secret": 1}',
      );
    localStorage.setItem('theme', 'dark');
    await openLoaded();
    await waitFor(() => expect(Object.keys({ ...localStorage }).join()).not.toContain('alice-1x'));
    expect(localStorage.getItem('theme')).toBe('dark');
  });

  it('is left by a form that carries the token', async () => {
    const { user } = await openLoaded();
    const button = await screen.findByRole('button', { name: 'Sign out' });
    const form = button.closest('form') as HTMLFormElement;
    form.addEventListener('submit', (event) => event.preventDefault());
    await user.click(button);
    expect(form.action).toBe(`${ORIGIN}/session/logout`);
    expect(form.method).toBe('post');
    expect(new FormData(form).get('csrf-token')).toBe('token-1');
    window.dispatchEvent(new Event('pagehide'));
    expect(localStorage.length).toBe(0);
  });
});
