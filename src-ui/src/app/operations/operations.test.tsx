import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startPage } from '@/app/start-page';
import { rootElement } from '@/testing/page';
import { ORIGIN, server, serveWorkbench, sessionHandler } from '@/testing/workbench';

const API = `${ORIGIN}/api/v1/operations`;
const TEST = `${API}/providers/acme/connectivity-test`;
const NONE = { good: 0, left: 0, refused: 0, failed: 0, cut: 0, errorRate: null };
const QUIET = { open: 0, sinceStart: 0, last: null, window: NONE, median: null, p95: null };
const RESULT = { at: '2026-01-02T03:04:05Z', failed: null, code: null, detail: null, status: 200 };
const TIMES = { name: 1, connection: 2, answer: 3, total: 6 };

const provider = (slug: string, changes: object = {}) => ({
  slug,
  name: slug.toUpperCase(),
  baseUrl: `https://${slug}.test/`,
  connectivityTestPath: 'chat',
  inactiveReason: null,
  rolesAllowed: [],
  figures: QUIET,
  limits: { connect: 5000, firstByte: 600_000, gap: 300_000, total: 1_800_000, connections: 256 },
  lastTest: null,
  ...changes,
});

const operations = (...providers: object[]) => ({
  takenAt: '2026-01-02T03:04:05Z',
  replica: { name: 'pod-1', instance: '0a1b2c3d', startedAt: '2026-01-01T00:00:00Z' },
  build: { version: '1.0.0', commit: null, builtAt: null, java: '17' },
  exchanges: 512,
  windowMillis: 900_000,
  identityProviderAnswers: false,
  adminRoles: ['llm-admin'],
  limits: {
    maxRequestBody: 2 ** 25,
    maxStreams: 2000,
    maxStreamsPerUser: 32,
    writeStall: 60_000,
    uploadAllowance: 0,
  },
  providers,
  lastReload: { at: '2026-01-02T03:00:00Z', inForce: false, message: 'providers.properties: no such key' },
  configuration: [
    { key: 'passthrough.demo.enabled', value: 'true', source: 'environment' },
    { key: 'passthrough.session.csrf-secret', value: null, source: 'environment' },
  ],
});

const problem = (status: number, code: string) =>
  HttpResponse.json({ title: code }, { status, headers: { 'Passthrough-Error': code } });

serveWorkbench();
beforeEach(() => history.replaceState(null, '', '/dashboard/passthrough/operations/'));
afterEach(() => history.replaceState(null, '', '/'));

function open(...handlers: RequestHandler[]) {
  server.use(sessionHandler, ...handlers);
  // biome-ignore lint/suspicious/noDocumentCookie: the page reads its token from here
  document.cookie = 'csrf-token=token-1';
  render(startPage(rootElement()));
  return userEvent.setup();
}

const seen = (...providers: object[]) => http.get(API, () => HttpResponse.json(operations(...providers)));
const card = async (name: string) =>
  (await screen.findByRole('heading', { name })).closest('li') as HTMLElement;

it('tells how each provider does, and who it is that tells', async () => {
  const busy = { ...QUIET, open: 3, sinceStart: 9, median: 12.5, p95: 1840 };
  const failing = { window: { ...NONE, good: 1, failed: 2, cut: 1, errorRate: 0.75 } };
  const last = { at: '2026-01-02T03:04:05Z', status: 0, code: 'upstream-tls' };
  open(
    seen(
      provider('acme', { figures: { ...busy, ...failing, last } }),
      provider('some', { figures: { ...busy, window: { ...NONE, good: 9, failed: 1, errorRate: 0.1 } } }),
      provider('good', { figures: { ...busy, window: { ...NONE, good: 9, errorRate: 0 } } }),
      provider('bare', { inactiveReason: 'its secret is not set' }),
      provider('idle'),
    ),
  );
  const acme = within(await card('ACME'));
  for (const text of ['Failing', '75% (3 of 4)', '13 ms', '1.8 s', 'upstream-tls']) acme.getByText(text);
  within(await card('SOME')).getByText('Some errors');
  within(await card('GOOD')).getByText('Good');
  within(await card('IDLE')).getByText('No calls yet');
  const bare = within(await card('BARE'));
  bare.getByText('its secret is not set');
  expect(bare.getByRole<HTMLButtonElement>('button').disabled).toBe(true);
  screen.getByText(/which is pod-1/);
  screen.getByText('Does not answer');
  screen.getByText('Refused');
  screen.getByText('providers.properties: no such key');
});

it('shows of a hidden value only that there is one, and finds a key', async () => {
  const user = open(seen());
  const hidden = (await screen.findByText('passthrough.session.csrf-secret')).closest('tr') as HTMLElement;
  within(hidden).getByText('Set, not shown');
  await user.type(screen.getByRole('searchbox', { name: 'Find a key' }), 'DEMO');
  expect(screen.queryByText('passthrough.session.csrf-secret')).toBeNull();
  await user.type(screen.getByRole('searchbox', { name: 'Find a key' }), 'x');
  screen.getByText('No key has this in its name.');
});

it.each([
  [{}, /Answered with 200 in 6 ms.*The key is taken/],
  [{ status: 401 }, /refuses the key/],
  [{ status: 301 }, /leads elsewhere.*Is its base URL right/],
  [{ status: 400 }, /says nothing of the key/],
  [{ status: 404 }, /takes no GET here/],
  [{ status: 405 }, /takes no GET here/],
  [{ status: 429 }, /limits the rate/],
  [{ status: 503 }, /and fails/],
  [
    { status: 0, failed: 'tls', code: 'upstream-tls', detail: 'Not to be trusted.' },
    /Failed: certificate. Not to be trusted./,
  ],
])('tests a connection: %o', async (changes, words) => {
  let token: string | null = null;
  const user = open(
    seen(provider('acme')),
    http.post(TEST, ({ request }) => {
      token = request.headers.get('X-CSRF-TOKEN');
      return HttpResponse.json({ ...RESULT, ...TIMES, ...changes });
    }),
  );
  const acme = within(await card('ACME'));
  await user.click(acme.getByRole('button', { name: 'Test connection: ACME' }));
  await waitFor(() => expect(acme.getByRole('status').textContent).toMatch(words));
  expect(token).toBe('token-1');
});

it('says why there was no test', async () => {
  const user = open(
    seen(provider('acme', { lastTest: { ...RESULT, ...TIMES } })),
    http.post(TEST, () => problem(429, 'rate-limited')),
  );
  const acme = within(await card('ACME'));
  await waitFor(() => expect(acme.getByRole('status').textContent).toMatch(/Answered with 200/));
  await user.click(acme.getByRole('button', { name: 'Test connection: ACME' }));
  await waitFor(() =>
    expect(acme.getByRole('status').textContent).toBe('Could not test (429 rate-limited).'),
  );
});

it('keeps what it has seen, says from when, and tries again', async () => {
  const user = open(seen(provider('acme')));
  await card('ACME');
  server.use(http.get(API, () => HttpResponse.error()));
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByText(/What stands below was seen at/);
  await card('ACME');
  server.use(seen(provider('other')));
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  await card('OTHER');
  expect(screen.queryByText(/What stands below/)).toBeNull();
});

it('says what is wrong where there is nothing to show', async () => {
  open(http.get(API, () => HttpResponse.json({})));
  await screen.findByText(/the answer could not be read/);
  expect(screen.queryByText(/What stands below/)).toBeNull();
});

it('sends away who has lost the role, calmly', async () => {
  open(http.get(API, () => problem(403, 'forbidden-operations')));
  await screen.findByRole('heading', { name: 'This is not for you' });
  expect(screen.getByRole('link').getAttribute('href')).toBe(`${ORIGIN}/dashboard/passthrough/`);
});

it('offers to sign in again where the session has ended', async () => {
  const user = open(seen(provider('acme')));
  await card('ACME');
  const over = () => new HttpResponse(null, { status: 499 });
  server.use(http.get(API, over), http.get(`${ORIGIN}/api/v1/session`, over));
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await screen.findByRole('link', { name: 'Sign in again' });
});
