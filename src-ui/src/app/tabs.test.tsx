import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { answer, openLoaded, response, send, serveWorkbench, write } from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();

const strip = () => within(screen.getByRole('tablist', { name: 'Requests' }));
const names = () =>
  strip()
    .getAllByRole('tab')
    .map((tab) => tab.textContent);
const shown = () => strip().getByRole('tab', { selected: true });
const never = () => new Promise<Response>(() => {});

describe('a reply', () => {
  it('goes on coming while another tab is looked at', async () => {
    let finish = (_: Response) => {};
    const { user } = await openLoaded(answer(() => new Promise<Response>((resolve) => (finish = resolve))));
    await user.click(send());
    await screen.findByRole('button', { name: 'Stop' });
    await user.click(screen.getByRole('button', { name: 'New tab' }));
    expect(send()).toBeTruthy();
    expect(response().getByText('The reply appears here')).toBeTruthy();
    finish(HttpResponse.json({ choices: [{ message: { content: 'late reply' } }] }) as Response);
    const first = await strip().findByRole('tab', { name: /Hello world\s*Complete/ });
    await user.click(first);
    expect(await response().findByText('late reply')).toBeTruthy();
  });

  it('is stopped when its tab is closed, which is said, and is there when it is reopened', async () => {
    const { user, body } = await openLoaded(answer(never));
    write(body, '{"mine": 1}');
    await user.click(send());
    await screen.findByRole('button', { name: 'Stop' });
    await user.keyboard('{Alt>}w{/Alt}');
    expect(
      (await screen.findAllByText('Closed “Hello world” and stopped its reply.')).length,
    ).toBeGreaterThan(0);
    expect(names()).toEqual(['New request']);
    await user.keyboard('{Alt>}{Shift>}w{/Shift}{/Alt}');
    expect(body.value).toBe('{"mine": 1}');
    expect(response().getByText('Stopped by you.')).toBeTruthy();
  });

  it('is one of so many at once', async () => {
    const { user } = await openLoaded(answer(never));
    for (let count = 0; count < 5; count += 1) {
      await user.click(send());
      await screen.findByRole('button', { name: 'Stop' });
      await user.click(screen.getByRole('button', { name: 'More for this tab' }));
      await user.click(screen.getByRole('button', { name: 'Duplicate' }));
    }
    await user.click(send());
    expect(await screen.findByText(/5 requests are already under way/)).toBeTruthy();
  });
});

describe('the keyboard', () => {
  it('opens, shows, renames and closes tabs', async () => {
    const { user, body } = await openLoaded();
    await user.keyboard('{Alt>}n{/Alt}');
    expect(body.value).toBe('');
    await user.keyboard('{Alt>}[PageUp]{/Alt}');
    expect(body.value).toContain('demo-model');
    shown().focus();
    await user.keyboard('{ArrowRight}');
    expect(body.value).toBe('');
    await user.keyboard('{F2}second{Enter}');
    expect(names()).toEqual(['Hello world', 'second']);
    await waitFor(() => expect(document.activeElement).toBe(shown()));
    await user.keyboard('{Delete}');
    expect(names()).toEqual(['Hello world']);
    await waitFor(() => expect(document.activeElement).toBe(shown()));
  });

  it('writes letters with AltGr, and does not open a dozen tabs', async () => {
    const { body } = await openLoaded();
    fireEvent.keyDown(body, { code: 'KeyN', key: 'ń', altKey: true, ctrlKey: true });
    expect(names()).toHaveLength(1);
    fireEvent.keyDown(body, { code: 'KeyN', key: 'n', altKey: true, repeat: true });
    expect(names()).toHaveLength(1);
  });
});

describe('what is asked of one request', () => {
  it('stays with it', async () => {
    const { user, body } = await openLoaded();
    write(body, '{"mine": true}');
    screen.getByRole('combobox', { name: 'Provider' }).focus();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    await screen.findByRole('button', { name: 'Replace with “Hello world”' });
    await user.keyboard('{Alt>}n{/Alt}');
    expect(screen.queryByRole('button', { name: 'Replace with “Hello world”' })).toBeNull();
    await user.keyboard('{Alt>}[PageUp]{/Alt}');
    expect(screen.getByRole('button', { name: 'Replace with “Hello world”' })).toBeTruthy();
    expect(body.value).toBe('{"mine": true}');
  });
});
