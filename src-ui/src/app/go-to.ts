import { flushSync } from 'react-dom';
import { useLayout } from '@/app/layout-store';
import { useDraft } from '@/features/request/draft-store';
import { type RequestView, showBody, useRequestView } from '@/features/request/request-view-store';
import { t } from '@/lib/messages/translate';

/** Shows one of the four panes and puts the focus into it. */
export function goTo(number: number): void {
  const { change, showPane, openHistory } = useLayout.getState();
  const { tabId } = useDraft.getState();
  if (number === 1) showRequestBody();
  else if (number === 2) showPane(tabId, 'response');
  else if (number === 4) change({ isDetailsOpen: true });
  else if (isPhone()) showPane(tabId, 'history');
  else openHistory(true);
  // What was opened stands on the page by the next frame.
  requestAnimationFrame(() => focusPane(number, FRAMES));
}

/** Shows the reply that is awaited. On a phone it takes the request's place, and the focus with it. */
export function showReply(): void {
  flushSync(() => useLayout.getState().showPane(useDraft.getState().tabId, 'response'));
  // Elsewhere both are seen, and asking what is would lay the page out once more.
  const hasGone = isPhone() && document.activeElement?.checkVisibility() === false;
  if (hasGone) requestAnimationFrame(() => focusPane(2, FRAMES));
}

/** Does something to the body where one sees it done: another part, or on a phone another pane, may be shown. */
export function inBody(act: () => void): void {
  showRequestBody();
  // First the focus: what is done may lead it on.
  requestAnimationFrame(() => {
    useDraft.getState().port?.focus();
    act();
  });
}

/** The pane with the request's parts; a phone may show another one. At once: what is not seen cannot take the focus. */
export function showRequest(): void {
  flushSync(() => useLayout.getState().showPane(useDraft.getState().tabId, 'request'));
}

export function showRequestBody(): void {
  showRequest();
  showBody();
}

/**
 * Shows a part of the request and puts the focus on its tab: the tab says where one is, what it shows may yet have to be
 * fetched, and the next Tab leads into it. To the body leads its own number, since there one goes on writing.
 */
export function showPart(part: Exclude<RequestView, 'body'>): void {
  useRequestView.getState().show(part);
  showRequest();
  requestAnimationFrame(() => focusIn(t('request.tabs'), SHOWN_TAB));
}

const SHOWN_TAB = '[role="tab"][aria-selected="true"]';

/** A pane that is fetched when it is first opened takes a while: about a second is waited for it. */
const FRAMES = 60;

function isPhone(): boolean {
  return matchMedia('(width < 45rem)').matches;
}

function focusPane(number: number, frames: number): void {
  if (!focusedPane(number) && frames > 0) requestAnimationFrame(() => focusPane(number, frames - 1));
}

function focusedPane(number: number): boolean {
  if (number === 1) useDraft.getState().port?.focus();
  else if (number === 2) return focusIn(t('response.title'), SHOWN_TAB);
  else if (number === 3) return focusIn(t('history.title'), 'input[type="search"]');
  else return focusIn(t('provider.details'), 'button');
  return true;
}

function focusIn(label: string, selector: string): boolean {
  const pane = document.querySelector(`[aria-label="${CSS.escape(label)}"]`);
  const found = pane?.querySelector<HTMLElement>(selector);
  found?.focus();
  return found != null;
}
