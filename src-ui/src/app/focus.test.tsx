import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useHistory } from '@/features/history/history-store';
import { answer, openLoaded, send, serveWorkbench, write } from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();
afterEach(async () => {
  await useHistory.getState().clear();
  await useHistory.getState().forget();
});

const editor = () => screen.getByRole('textbox', { name: 'Request body' });
const requestTab = () =>
  within(screen.getByRole('tablist', { name: 'Requests' })).getByRole('tab', { selected: true });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const focusOn = (element: () => HTMLElement) => waitFor(() => expect(document.activeElement).toBe(element()));

async function open() {
  const bench = await openLoaded(answer(() => HttpResponse.json({ choices: [] })));
  const press = async (element: HTMLElement) => {
    element.focus();
    await bench.user.keyboard('{Enter}');
  };
  return { ...bench, press };
}

describe('a command', () => {
  it.each([
    ['Headers', /^Headers/],
    ['Variables', /^Variables/],
    ['Request as code', /^Code/],
  ])('that shows a part of the request leads to its tab: %s', async (name, tab) => {
    const { command } = await open();
    for (const start of [editor, requestTab, () => button('Provider details')]) {
      start().focus();
      await command(name);
      await focusOn(() => screen.getByRole('tab', { name: tab, selected: true }));
    }
  });

  it.each(['New tab', 'Duplicate'])('that opens a request leads to its body: %s', async (name) => {
    const { command } = await open();
    requestTab().focus();
    await command(name);
    await focusOn(editor);
  });

  it('leads on from a part that goes away, and not back to the tab it was reached by', async () => {
    const { command } = await open();
    await command('Variables');
    await focusOn(() => screen.getByRole('tab', { name: /^Variables/, selected: true }));
    (await screen.findByRole('switch', { name: /^Put values/ })).focus();
    await command('Headers');
    await focusOn(() => screen.getByRole('tab', { name: /^Headers/, selected: true }));
  });
});

describe('the focus, when what had it goes', () => {
  it.each(['Keep my body', /^Replace with/])(
    'is with the editor after a question above it: %s',
    async (answer) => {
      const { press, command, body } = await open();
      write(body, '{"mine": true}');
      await command('Demo messages');
      await press(await screen.findByRole('button', { name: answer }));
      await focusOn(editor);
    },
  );

  it('is with the parts of the request when a value is to be given', async () => {
    const { press, user, body } = await open();
    write(body, '{"model": "{{name}}"}');
    await user.click(send());
    await press(await screen.findByRole('button', { name: 'Give a value' }));
    await focusOn(() => screen.getByRole('tab', { name: /^Variables/, selected: true }));
  });

  it('is where it was before the panel that is closed', async () => {
    const { press, user } = await open();
    await press(button('Provider details'));
    const close = await screen.findByRole('button', { name: 'Close provider details' });
    // On the way there one comes by others.
    button('Share the space equally').focus();
    await press(close);
    await focusOn(() => button('Provider details'));
    editor().focus();
    await user.keyboard('{Alt>}[Digit3]{/Alt}');
    await focusOn(() => screen.getByRole('searchbox'));
    await press(button('Close history'));
    await focusOn(editor);
  });

  it('is with the button of the menu whose entry was chosen', async () => {
    const { press } = await open();
    await press(button('New tab'));
    // The editor takes the focus in the next frame, which would close a menu opened before.
    await focusOn(editor);
    await press(button('More for this tab'));
    await press(await screen.findByRole('button', { name: /^Move left/ }));
    await focusOn(() => button('More for this tab'));
    await press(button('More for this tab'));
    await press(await screen.findByRole('button', { name: /^Close tab/ }));
    await focusOn(() => button('More for this tab'));
  });

  it('is with the run that got a name, and with the next one when it is deleted', async () => {
    const { user, body } = await open();
    for (const model of ['m-1', 'm-2', 'm-3']) {
      write(body, `{"model": "${model}"}`);
      await user.click(send());
      await waitFor(() => expect(useHistory.getState().runs[0]?.model).toBe(model));
    }
    const run = (name: RegExp) =>
      within(screen.getByRole('region', { name: 'History' })).getByRole('button', { name });
    await waitFor(() => run(/m-1/).focus());
    run(/m-2/).focus();
    await user.keyboard('lfirst{Enter}');
    await focusOn(() => run(/first/));
    await user.keyboard('l{Escape}');
    await focusOn(() => run(/first/));
    await user.keyboard('{Delete}');
    await focusOn(() => run(/m-1/));
    await user.keyboard('{Delete}');
    await focusOn(() => run(/m-3/));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(useHistory.getState().runs).toEqual([]));
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  });

  it('is with the safe answer before all runs are deleted', async () => {
    const { press, user } = await open();
    await user.click(send());
    await waitFor(() => expect(button('Clear all').matches(':disabled')).toBe(false));
    await press(button('Clear all'));
    await focusOn(() => button('Cancel'));
    await user.keyboard('{Enter}');
    await focusOn(() => button('Clear all'));
  });

  it('stays nowhere for whoever clicks beside everything', async () => {
    const { user } = await open();
    editor().focus();
    editor().blur();
    await user.keyboard('x');
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a row of the request', () => {
  const headerField = (name: string) => screen.getByRole<HTMLInputElement>('combobox', { name });
  const value = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });

  it('that is removed leaves the focus with the next, and the last one with the empty row', async () => {
    const { command, press, user } = await open();
    await command('Headers');
    await user.type(await screen.findByRole('combobox', { name: 'Name of header 1' }), 'X-First');
    await user.type(headerField('Name of header 2'), 'X-Second');
    await press(button('Remove header 1'));
    expect(headerField('Name of header 1').value).toBe('X-Second');
    await focusOn(() => button('Remove header 1'));
    await user.keyboard('{Enter}');
    await focusOn(() => headerField('Name of header 1'));
    expect(headerField('Name of header 1').value).toBe('');
  });

  it('keeps its place while it is written anew', async () => {
    const { command, user } = await open();
    await command('Headers');
    await user.type(await screen.findByRole('combobox', { name: 'Name of header 1' }), 'X-First');
    await user.type(headerField('Name of header 2'), 'X-Second');
    await user.clear(headerField('Name of header 1'));
    await user.keyboard('X-Other');
    expect(headerField('Name of header 1').value).toBe('X-Other');
    expect(headerField('Name of header 2').value).toBe('X-Second');
  });

  it('of a variable that nothing uses keeps its place and the focus while it is written anew', async () => {
    const { command, user, body } = await open();
    write(body, '{"a": "{{one}} {{two}}"}');
    await command('Variables');
    await user.type(await screen.findByRole('textbox', { name: 'Value of one' }), '1');
    await user.type(value('Value of two'), '2');
    write(body, '{}');
    await waitFor(() => expect(screen.getByText('{{one}}').title).not.toBe(''));
    const row = value('Value of one');
    await user.clear(row);
    await user.keyboard('new');
    expect(document.activeElement).toBe(row);
    expect(row.value).toBe('new');
    await user.clear(row);
    await user.click(value('Value of two'));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Value of one' })).toBeNull());
  });
});
