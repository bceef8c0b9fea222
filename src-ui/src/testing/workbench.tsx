import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { useLayout } from '@/app/layout-store';
import { useMissingValues } from '@/app/missing-values';
import { startPage } from '@/app/start-page';
import { useSwitchNotice } from '@/app/switch-store';
import { useExchange } from '@/features/exchange/exchange-store';
import { useHistory } from '@/features/history/history-store';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { useRequestView } from '@/features/request/request-view-store';
import { useTabs } from '@/features/request/tabs-store';
import { useVariables } from '@/features/request/variables/variables-store';
import { useSessionState } from '@/features/session/session-store';
import type { Provider } from '@/lib/model/provider';
import { rootElement } from '@/testing/page';
import { listed, provider } from '@/testing/providers';

export const ORIGIN = 'https://workbench.test';
export const SESSION = { subject: 'alice-1', name: 'Alice', email: 'alice@example.test', expiresAt: null };

export const PROVIDERS: readonly Provider[] = [
  provider('demo', 'openai-chat', { name: 'Demo', isDefault: true }),
  provider('demo-messages', 'anthropic-messages', { id: 2, name: 'Demo messages', defaultPath: 'messages' }),
  provider('keyless', 'openai-chat', {
    id: 3,
    name: 'Keyless',
    isActive: false,
    status: 'set KEYLESS_API_KEY',
  }),
];

export const sessionHandler = http.get(`${ORIGIN}/api/v1/session`, () => HttpResponse.json(SESSION));
export const listingOf = (providers: readonly Provider[]) =>
  http.get(`${ORIGIN}/dashboard/passthrough/api/providers/`, () =>
    HttpResponse.json({ providers: providers.map(listed) }),
  );
export const listingHandler = listingOf(PROVIDERS);

export const server = setupServer();

/** The answer to everything that is sent to the provider `slug`. */
export function answer(
  resolver: (request: Request) => Response | Promise<Response>,
  slug = 'demo',
): RequestHandler {
  return http.all(`${ORIGIN}/api/v1/prompts/passthrough/${slug}/*`, ({ request }) => resolver(request));
}

/** Answers in the server's place for as long as a file's tests run, each with a page of its own. */
export function serveWorkbench(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    resetPage();
    server.resetHandlers();
  });
  afterAll(() => server.close());
}

function resetPage(): void {
  const { byTab, drop } = useExchange.getState();
  for (const tab of Object.keys(byTab)) drop(tab);
  useDraft.setState(useDraft.getInitialState());
  useTabs.setState(useTabs.getInitialState());
  useSessionState.setState({ phase: 'unknown', owner: null, latest: null });
  useSwitchNotice.setState({ byTab: new Map() });
  useFlash.setState({ message: null });
  useLayout.setState(useLayout.getInitialState());
  useHistory.setState(useHistory.getInitialState());
  useRequestView.setState({ view: 'body' });
  useMissingValues.setState({ byTab: {} });
  useVariables.setState(useVariables.getInitialState());
}

/** The page with its first template in the editor. */
export async function openLoaded(...handlers: RequestHandler[]) {
  const bench = await openWorkbench(...handlers);
  await waitFor(() => expect(bench.body.value).toContain('demo-model'));
  return bench;
}

/** The page as it opens. */
export async function openWorkbench(...handlers: RequestHandler[]) {
  server.use(sessionHandler, listingHandler);
  server.use(...handlers);
  // biome-ignore lint/suspicious/noDocumentCookie: the page reads its token from here
  document.cookie = 'csrf-token=token-1';
  const user = userEvent.setup();
  render(startPage(rootElement()));
  const body = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Request body' });
  return { user, body, command: (name: string) => runCommand(user, name) };
}

/** By the palette, as somebody would who uses no pointer. */
async function runCommand(user: ReturnType<typeof userEvent.setup>, name: string) {
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: 'What do you want to do?' }), name);
  await user.keyboard('{Enter}');
}

export const send = () => screen.getByRole('button', { name: 'Send' });
export const response = () => within(screen.getByRole('region', { name: 'Response' }));
export const write = (field: HTMLElement, text: string) =>
  fireEvent.change(field, { target: { value: text } });
