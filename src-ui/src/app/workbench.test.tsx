import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import {
  answer,
  listingOf,
  openLoaded,
  PROVIDERS,
  response,
  SESSION,
  send,
  serveWorkbench,
  write,
} from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

serveWorkbench();

const reply = (content: string) =>
  HttpResponse.json({ choices: [{ message: { content }, finish_reason: 'stop' }] });

describe('the main job', () => {
  it('opens with a template, sends its very bytes, and shows the reply', async () => {
    let sent: { body: string; headers: Headers } | null = null;
    const { user, body } = await openLoaded(
      answer(async (request) => {
        sent = { body: await request.text(), headers: request.headers };
        return reply('Hello, world!');
      }),
    );
    const text = '{"model": "m",\r\n "n": 555555555555555555, "d": 1.10}';
    write(body, text);
    const typed = body.value;
    await user.click(send());
    expect(await response().findByText('Hello, world!')).toBeTruthy();
    expect(response().getByText(/200/)).toBeTruthy();
    const { body: sentBody, headers } = sent as unknown as { body: string; headers: Headers };
    expect(sentBody).toBe(typed);
    expect(headers.get('X-CSRF-TOKEN')).toBe('token-1');
    expect(headers.get('X-Requested-With')).toBe('JavaScript');
    expect(headers.get('Content-Type')).toBe('application/json');
  });

  it('shows the reply exactly as it came', async () => {
    const raw = '{"choices":[],"n":1.10,"big":555555555555555555}';
    const { user } = await openLoaded(
      answer(() => new HttpResponse(raw, { headers: { 'Content-Type': 'application/json' } })),
    );
    await user.click(send());
    const view = await response().findByRole<HTMLTextAreaElement>('textbox', { name: 'Response body' });
    expect(view.value).toBe(raw);
    await user.click(response().getByRole('radio', { name: 'Formatted' }));
    await waitFor(() => expect(view.value).toContain('"n": 1.10'));
  });

  it('says what it cost only where the server has a price', async () => {
    const usage = { prompt_tokens: 1000, completion_tokens: 100 };
    const choices = [{ message: { content: 'Hi' }, finish_reason: 'stop' }];
    let model = 'demo-model';
    const amounts = { input: 2, cachedInput: 2, cacheWrite: 2, output: 10 };
    const price = { model, ...amounts, currency: 'USD', date: '2026-01-31' };
    const { user, body } = await openLoaded(
      listingOf(PROVIDERS.map((one) => ({ ...one, prices: [price] }))),
      answer(() => HttpResponse.json({ model, choices, usage })),
    );
    await user.click(send());
    expect((await response().findByText('Cost (Jan 31, 2026)')).nextSibling?.textContent).toBe('$0.003');
    model = 'large';
    write(body, '{"model": "large"}');
    await user.click(send());
    expect((await response().findByText('no price set')).previousSibling?.textContent).toBe('Cost');
  });

  it('proves the bytes with their length and digest', async () => {
    const { user } = await openLoaded(
      answer(() => new HttpResponse('abc', { headers: { 'Content-Type': 'text/plain' } })),
    );
    await user.click(send());
    const verify = within(await screen.findByRole('region', { name: 'Verify bytes' }));
    expect(
      await verify.findByText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
    ).toBeTruthy();
  });

  it('keeps what was typed just before the page goes', async () => {
    const { body } = await openLoaded();
    write(body, '{"typed": "in the last moment"}');
    window.dispatchEvent(new Event('pagehide'));
    const kept = Object.entries({ ...sessionStorage }).filter(([key]) => key.includes(SESSION.subject));
    expect(JSON.stringify(kept)).toContain('in the last moment');
  });

  it('starts with the keyboard and never sends twice', async () => {
    let count = 0;
    const { user } = await openLoaded(
      answer(() => {
        count += 1;
        return new Promise<Response>(() => {});
      }),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    const stop = await screen.findByRole('button', { name: 'Stop' });
    expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
    await user.click(stop);
    expect(await response().findByText('Stopped by you.')).toBeTruthy();
    expect(count).toBe(1);
  });
});

describe('a body that cannot be sent', () => {
  it('is not sent, says why, and is mended with one click', async () => {
    const { user, body } = await openLoaded(answer(() => reply('sent')));
    write(body, '{\n  "model": "m",\n}');
    expect(await screen.findByRole('button', { name: 'Line 2: a comma too many' })).toBeTruthy();
    await user.click(send());
    expect(await screen.findByText('Not sent: the JSON must be mended first.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Fix line 2' }));
    expect(body.value).toBe('{\n  "model": "m"\n}');
    await user.click(send());
    expect(await response().findByText('sent')).toBeTruthy();
  });

  it('is empty, and is told what to do', async () => {
    const { user, body } = await openLoaded();
    write(body, '');
    await user.click(send());
    expect(
      (await screen.findAllByText('The body is empty. Choose a template or write JSON.')).length,
    ).toBeGreaterThan(0);
  });
});

describe('who failed', () => {
  const sendFor = async (handler: Parameters<typeof answer>[0]) => {
    const { user } = await openLoaded(answer(handler));
    await user.click(send());
  };

  it('is the provider, in its own words', async () => {
    await sendFor(() =>
      HttpResponse.json({ error: { message: 'No such model', param: 'model' } }, { status: 404 }),
    );
    expect(await response().findByText('404 from Demo.')).toBeTruthy();
    expect(response().getByText('No such model')).toBeTruthy();
    expect(response().getByRole('button', { name: 'Go to model in line 2' })).toBeTruthy();
  });

  it('is the gateway', async () => {
    const headers = { 'Passthrough-Error': 'upstream-unreachable' };
    await sendFor(() =>
      HttpResponse.json({ detail: 'Connection refused', requestId: 'r-9' }, { status: 502, headers }),
    );
    expect(await response().findByText('The gateway could not reach Demo.')).toBeTruthy();
    expect(response().getByText('r-9')).toBeTruthy();
  });

  it('is the network', async () => {
    await sendFor(() => HttpResponse.error());
    expect(await response().findByText('The gateway could not be reached.')).toBeTruthy();
    expect(response().getByText('There is no reply to show.')).toBeTruthy();
    expect(response().getByText('no body')).toBeTruthy();
    expect(response().queryByRole('button', { name: 'Save response' })).toBeNull();
  });

  it('is a web page in a provider’s place, which stays text', async () => {
    const page = '<script>document.title = "run"</script>';
    await sendFor(() => new HttpResponse(page, { status: 502, headers: { 'Content-Type': 'text/html' } }));
    const view = await response().findByRole<HTMLTextAreaElement>('textbox', { name: 'Response body' });
    expect(view.value).toBe(page);
    expect(document.title).not.toBe('run');
  });
});
