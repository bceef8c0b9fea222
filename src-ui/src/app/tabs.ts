import { announce } from '@/app/announcer';
import { useSwitchNotice } from '@/app/switch-store';
import { exchangeOf, isActive, useExchange } from '@/features/exchange/exchange-store';
import { type Draft, EMPTY_DRAFT } from '@/features/request/draft';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { tabLabel } from '@/features/request/tab-label';
import { useTabs } from '@/features/request/tabs-store';
import { t } from '@/lib/messages/translate';

/** A request that comes from elsewhere: what it does not say is as in an empty one. */
export type OpenRequest = Partial<Draft>;

/** Opens a request in a tab of its own, beside the active one, and shows it. Nothing that is open is touched. */
export function openTab(request: OpenRequest): string {
  const id = useTabs.getState().open({ ...EMPTY_DRAFT, ...request });
  // When what it was asked in is gone, which gives the focus back as it goes.
  requestAnimationFrame(() => useDraft.getState().port?.focus());
  return id;
}

/** An empty request for the same provider. */
export function newTab(): string {
  return openTab({ providerSlug: useDraft.getState().draft.providerSlug });
}

/** The same request once more, without its reply. */
export function duplicateTab(): string {
  const draft = useDraft.getState().keep();
  return openTab({ ...draft, name: draft.name && t('tabs.copyOf', { name: draft.name }) });
}

/** Asks nothing: what is closed can be reopened with its reply. A reply that is still coming is stopped, and said to be. */
export function closeTab(id: string): void {
  const { tabs, close } = useTabs.getState();
  const tab = tabs.find((candidate) => candidate.id === id);
  if (tab === undefined) return;
  const wasRunning = isActive(exchangeOf(id));
  useExchange.getState().stop(id);
  close(id);
  dropForgotten();
  const words = t(wasRunning ? 'tabs.closedAndStopped' : 'tabs.closed', { name: tabLabel(tab.draft) });
  announce(words);
  if (wasRunning) useFlash.getState().show('good', words);
}

/** The notices and replies of tabs that can no longer be reopened go too. */
function dropForgotten(): void {
  const { tabs, closed } = useTabs.getState();
  const known = new Set([...tabs, ...closed.map(({ tab }) => tab)].map(({ id }) => id));
  const { byTab, drop } = useExchange.getState();
  for (const id of Object.keys(byTab)) if (!known.has(id)) drop(id);
  useSwitchNotice.getState().keepOnly(known);
}

export function renameTab(name: string): void {
  useDraft.getState().change({ name: name.trim() === '' ? null : name.trim() });
}

/** Shows the tab so many places further on, round the ends. */
export function stepTab(by: number): void {
  const { tabs, activeId, show } = useTabs.getState();
  const index = tabs.findIndex(({ id }) => id === activeId);
  const next = tabs.at((index + by) % tabs.length);
  if (next) show(next.id);
}
