import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  answer,
  listingOf,
  ORIGIN,
  openWorkbench,
  PROVIDERS,
  resetPage,
  SESSION,
  send,
  server,
} from '@/testing/workbench';

vi.mock('@/features/request/json-editor', () => import('@/testing/fake-editor'));
vi.mock('@/lib/code-mirror/code-viewer', () => import('@/testing/fake-editor'));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  resetPage();
  server.resetHandlers();
});
afterAll(() => server.close());

const response = () => within(screen.getByRole('region', { name: 'Response' }));
const reply = (content: string) =>
  HttpResponse.json({ choices: [{ message: { content }, finish_reason: 'stop' }] });
const write = (body: HTMLElement, text: string) => fireEvent.change(body, { target: { value: text } });
const loaded = (body: HTMLTextAreaElement) => waitFor(() => expect(body.value).toContain('demo-model'));

describe('the main job', () => {
  it('opens with a template, sends its very bytes, and shows the reply', async () => {
    let sent: { body: string; headers: Headers } | null = null;
    const { user, body } = await openWorkbench(
      answer(async (request) => {
        sent = { body: await request.text(), headers: request.headers };
        return reply('Hello, world!');
      }),
    );
    await loaded(body);
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
    const { user, body } = await openWorkbench(
      answer(() => new HttpResponse(raw, { headers: { 'Content-Type': 'application/json' } })),
    );
    await loaded(body);
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
    const { user, body } = await openWorkbench(
      listingOf(PROVIDERS.map((one) => ({ ...one, prices: [price] }))),
      answer(() => HttpResponse.json({ model, choices, usage })),
    );
    await loaded(body);
    await user.click(send());
    expect((await response().findByText('Cost (Jan 31, 2026)')).nextSibling?.textContent).toBe('$0.003');
    model = 'large';
    write(body, '{"model": "large"}');
    await user.click(send());
    expect((await response().findByText('no price set')).previousSibling?.textContent).toBe('Cost');
  });

  it('proves the bytes with their length and digest', async () => {
    const { user, body } = await openWorkbench(
      answer(() => new HttpResponse('abc', { headers: { 'Content-Type': 'text/plain' } })),
    );
    await loaded(body);
    await user.click(send());
    const verify = within(await screen.findByRole('region', { name: 'Verify bytes' }));
    expect(
      await verify.findByText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
    ).toBeTruthy();
  });

  it('keeps what was typed just before the page goes', async () => {
    const { body } = await openWorkbench();
    await loaded(body);
    write(body, '{"typed": "in the last moment"}');
    window.dispatchEvent(new Event('pagehide'));
    const kept = Object.entries({ ...sessionStorage }).filter(([key]) => key.includes(SESSION.subject));
    expect(JSON.stringify(kept)).toContain('in the last moment');
  });

  it('starts with the keyboard and never sends twice', async () => {
    let count = 0;
    const { user, body } = await openWorkbench(
      answer(() => {
        count += 1;
        return new Promise<Response>(() => {});
      }),
    );
    await loaded(body);
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
    const { user, body } = await openWorkbench(answer(() => reply('sent')));
    await loaded(body);
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
    const { user, body } = await openWorkbench();
    await loaded(body);
    write(body, '');
    await user.click(send());
    expect(
      (await screen.findAllByText('The body is empty. Choose a template or write JSON.')).length,
    ).toBeGreaterThan(0);
  });
});

describe('who failed', () => {
  const sendFor = async (handler: Parameters<typeof answer>[0]) => {
    const { user, body } = await openWorkbench(answer(handler));
    await loaded(body);
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
  });

  it('is a web page in a provider’s place, which stays text', async () => {
    const page = '<script>document.title = "run"</script>';
    await sendFor(() => new HttpResponse(page, { status: 502, headers: { 'Content-Type': 'text/html' } }));
    const view = await response().findByRole<HTMLTextAreaElement>('textbox', { name: 'Response body' });
    expect(view.value).toBe(page);
    expect(document.title).not.toBe('run');
  });
});

describe('the provider list', () => {
  it('shows why a provider cannot be chosen', async () => {
    const { user, body } = await openWorkbench();
    await loaded(body);
    await user.click(screen.getByRole('combobox', { name: 'Provider' }));
    const option = screen.getByRole('option', { name: /Keyless/ });
    expect(option.textContent).toContain('Not available: set KEYLESS_API_KEY');
    expect(option.getAttribute('aria-disabled')).toBe('true');
  });

  it('keeps an edited body when the other provider speaks another format', async () => {
    const { user, body } = await openWorkbench();
    await loaded(body);
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

describe('a session that ends', () => {
  const ended = () => new HttpResponse(null, { status: 499 });

  it('keeps the draft, goes on after a new sign-in, and sends nothing by itself', async () => {
    let isOver = true;
    let count = 0;
    const { user, body } = await openWorkbench(
      answer(() => {
        count += 1;
        return isOver ? ended() : reply('again');
      }),
    );
    await loaded(body);
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
    const { user, body } = await openWorkbench(answer(ended));
    await loaded(body);
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
    const { body } = await openWorkbench();
    await loaded(body);
    await waitFor(() => expect(Object.keys({ ...localStorage }).join()).not.toContain('alice-1x'));
    expect(localStorage.getItem('theme')).toBe('dark');
  });

  it('is left by a form that carries the token', async () => {
    const { user, body } = await openWorkbench();
    await loaded(body);
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
