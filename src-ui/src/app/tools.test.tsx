import 'fake-indexeddb/auto';
import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useHistory } from '@/features/history/history-store';
import { shareLink } from '@/features/share/share-link';
import { showLanguage } from '@/lib/messages/language';
import { answer, openLoaded, response, send, serveWorkbench, write } from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();
afterEach(async () => {
  await useHistory.getState().clear();
  await useHistory.getState().forget();
});

const history = () => within(screen.getByRole('region', { name: 'History' }));
const requestTabs = () => within(screen.getByRole('tablist', { name: 'Requests' })).getAllByRole('tab');

/** A provider that says which model it was asked for. */
async function open() {
  const sent: string[] = [];
  const bench = await openLoaded(
    answer(async (request) => {
      const body = await request.text();
      sent.push(body);
      return HttpResponse.json({ choices: [{ message: { content: `from ${JSON.parse(body).model}` } }] });
    }),
  );
  return { ...bench, sent };
}

describe('the history', () => {
  it('keeps a run and opens it again beside what is there, without sending it', async () => {
    const { user, body, sent } = await open();
    write(body, '{"model": "m-1", "n": 1.10}');
    await user.click(send());
    await response().findByText('from m-1');
    await waitFor(() => expect(useHistory.getState().runs).toHaveLength(1));
    write(body, '{"model": "m-2"}');
    await user.click(await history().findByRole('button', { name: /m-1/ }));
    await waitFor(() => expect(requestTabs()).toHaveLength(2));
    expect(await response().findByText('from m-1')).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Request body' }).value).toBe(
      '{"model": "m-1", "n": 1.10}',
    );
    expect(sent).toHaveLength(1);
    expect(useHistory.getState().runs).toHaveLength(1);
  });

  it('keeps nothing when asked not to', async () => {
    const { user } = await open();
    await user.click(await history().findByRole('checkbox', { name: 'Don’t save runs' }));
    await user.click(send());
    await response().findByText('from demo-model');
    expect(useHistory.getState().runs).toEqual([]);
  });

  it('says that there is none where the browser keeps nothing, and Send works on', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private mode', 'SecurityError');
    });
    const { user } = await open();
    expect(await history().findByText(/This browser keeps nothing/)).toBeTruthy();
    await user.click(send());
    expect(await response().findByText('from demo-model')).toBeTruthy();
  });
});

describe('a request from elsewhere', () => {
  it('comes from a cURL command into a tab of its own', async () => {
    const { command, user } = await open();
    await command('Import cURL');
    const field = await screen.findByRole('textbox', { name: /cURL command/ });
    write(field, `curl https://provider.test/v1/models?limit=2 -H 'Authorization: Bearer x' -H 'X-Own: 1'`);
    expect(screen.getByText(/adds its own credential: Authorization/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open in a new tab' }));
    expect(requestTabs()).toHaveLength(2);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Method' }).value).toBe('GET');
    expect(screen.getByDisplayValue('models?limit=2')).toBeTruthy();
    expect(screen.getByRole('tab', { name: /^Headers\s*1/ })).toBeTruthy();
  });

  it('comes by a link, is looked at first, and replaces nothing', async () => {
    const request = { providerSlug: 'demo', method: 'POST', path: null, headers: [], body: '{"shared": 1}' };
    const link = await shareLink(request, location.href);
    const { body, user } = await open();
    const before = body.value;
    location.hash = link.ok ? link.url.slice(link.url.indexOf('#')) : '';
    await user.click(await screen.findByRole('button', { name: 'Open in a new tab' }));
    expect(requestTabs()).toHaveLength(2);
    expect(location.hash).toBe('');
    await user.click(requestTabs()[0] as HTMLElement);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Request body' }).value).toBe(before);
  });

  it('is kept while its reader signs in, and shown once', async () => {
    const request = { providerSlug: 'demo', method: 'POST', path: null, headers: [], body: '{"shared": 1}' };
    const link = await shareLink(request, location.href);
    const key = 'prompt-passthrough.shared-request';
    sessionStorage.setItem(key, link.ok ? link.url.slice(link.url.indexOf('#')) : '');
    await open();
    expect((await screen.findByRole('dialog')).textContent).toContain('"shared": 1');
    expect(sessionStorage.getItem(key)).toBeNull();
  });
});

describe('a comparison', () => {
  it('sends the same request with each of four columns’ models, and nothing else changed', async () => {
    const { command, user, sent, body } = await open();
    write(body, '{ "model": "m-1",\n  "n": 555555555555555555 }');
    await command('Compare side by side');
    const column = (number: number) => within(screen.getByRole('region', { name: `Column ${number}` }));
    await screen.findByRole('region', { name: 'Column 2' });
    const add = screen.getByRole<HTMLButtonElement>('button', { name: 'Add a column' });
    await user.click(add);
    expect(add.disabled).toBe(false);
    await user.click(add);
    expect(add.disabled).toBe(true);
    for (const number of [2, 3, 4]) write(column(number).getByLabelText('Model'), `m-${number}`);
    await user.click(screen.getByRole('button', { name: 'Send to all' }));
    for (const number of [1, 2, 3, 4])
      expect(await column(number).findByText(`from m-${number}`)).toBeTruthy();
    expect(sent.sort()).toEqual(
      [1, 2, 3, 4].map((number) => `{ "model": "m-${number}",\n  "n": 555555555555555555 }`),
    );
    await user.click(screen.getByRole('button', { name: 'Open in a tab: column 2' }));
    expect(await response().findByText('from m-2')).toBeTruthy();
  });
});

describe('another language', () => {
  it('is there at once, and what was written stays', async () => {
    const { body } = await open();
    write(body, '{"kept": true}');
    await act(() => showLanguage('de'));
    expect(screen.getByRole('button', { name: 'Senden' })).toBeTruthy();
    expect(document.documentElement.lang).toBe('de');
    expect(body.value).toBe('{"kept": true}');
    await act(() => showLanguage('en'));
    expect(send()).toBeTruthy();
  });
});
