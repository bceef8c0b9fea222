import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseTheme } from '@/app/theme';
import { showLanguage } from '@/lib/messages/language';
import { openLoaded, serveWorkbench, write } from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();
afterEach(async () => {
  await act(async () => {
    chooseTheme('system');
    await showLanguage('en');
  });
});

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });

describe('what is chosen in the palette', () => {
  it('is chosen in the bar: a theme', async () => {
    const { command, user } = await openLoaded();
    await command('Colours: Dark');
    expect(document.documentElement.dataset.theme).toBe('dark');
    await waitFor(() => expect(radio('Dark').checked).toBe(true));
    await user.click(radio('Light'));
    expect(document.documentElement.dataset.theme).toBe('light');
    await command('Colours: System');
    await waitFor(() => expect(radio('System colours').checked).toBe(true));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it('is chosen in the bar: a language', async () => {
    const { command } = await openLoaded();
    await command('Language: Deutsch');
    await waitFor(() => expect(radio('Deutsch').checked).toBe(true));
  });

  it('is chosen in the list: a provider', async () => {
    const { command, body } = await openLoaded();
    await command('Demo messages');
    await waitFor(() => expect(body.value).toContain('demo-messages-model'));
    const list = screen.getByRole('combobox', { name: 'Provider' });
    expect(list.textContent).toContain('Demo messages');
  });
});

describe('a command about the body', () => {
  it.each([
    ['Empty the body', ''],
    ['Format', '{\n  "n": 1.10\n}'],
    ['Undo', 'demo-model'],
  ])('shows the body: %s', async (name, text) => {
    const { command, body } = await openLoaded();
    write(body, '{"n":1.10}');
    await command('Headers');
    await command(name);
    expect(await screen.findByRole('tab', { name: 'Body', selected: true })).toBeTruthy();
    await waitFor(() => expect(body.value).toContain(text));
    await waitFor(() => expect(document.activeElement).toBe(body));
  });
});
