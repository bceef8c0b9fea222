import { useLayout } from '@/app/layout-store';
import { useDraft } from '@/features/request/draft-store';
import { t } from '@/lib/messages/translate';

/** Shows one of the four panes and puts the focus into it. */
export function goTo(number: number): void {
  const { change, openHistory } = useLayout.getState();
  const isPhone = matchMedia('(width < 45rem)').matches;
  if (number === 1) change({ pane: 'request', requestView: 'body' });
  else if (number === 2) change({ pane: 'response' });
  else if (number === 4) change({ isDetailsOpen: true });
  else if (isPhone) change({ pane: 'history' });
  else openHistory(true);
  // What was opened stands on the page by the next frame.
  requestAnimationFrame(() => focusPane(number));
}

function focusPane(number: number): void {
  if (number === 1) useDraft.getState().port?.focus();
  else if (number === 2) focusIn(t('response.title'), '[role="tab"][aria-selected="true"]');
  else if (number === 3) focusIn(t('history.title'), 'input[type="search"], [data-run], button');
  else focusIn(t('provider.details'), 'button');
}

function focusIn(label: string, inside: string): void {
  const pane = document.querySelector(`[aria-label="${CSS.escape(label)}"]`);
  pane?.querySelector<HTMLElement>(inside)?.focus();
}
