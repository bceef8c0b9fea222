import { useLayout } from '@/app/layout-store';
import { useDraft } from '@/features/request/draft-store';
import { useRequestView } from '@/features/request/request-view-store';
import { t } from '@/lib/messages/translate';

/** Shows one of the four panes and puts the focus into it. */
export function goTo(number: number): void {
  const { change, showPane, openHistory } = useLayout.getState();
  const { tabId } = useDraft.getState();
  const isPhone = matchMedia('(width < 45rem)').matches;
  if (number === 1) {
    useRequestView.getState().show('body');
    showPane(tabId, 'request');
  } else if (number === 2) showPane(tabId, 'response');
  else if (number === 4) change({ isDetailsOpen: true });
  else if (isPhone) showPane(tabId, 'history');
  else openHistory(true);
  // What was opened stands on the page by the next frame.
  requestAnimationFrame(() => focusPane(number));
}

function focusPane(number: number): void {
  if (number === 1) useDraft.getState().port?.focus();
  else if (number === 2) focusIn(t('response.title'), '[role="tab"][aria-selected="true"]');
  else if (number === 3) focusIn(t('history.title'), 'input[type="search"]', '[data-run]', 'button');
  else focusIn(t('provider.details'), 'button');
}

/** The first of these that is there. */
function focusIn(label: string, ...wanted: string[]): void {
  const pane = document.querySelector(`[aria-label="${CSS.escape(label)}"]`);
  const found = wanted.map((selector) => pane?.querySelector<HTMLElement>(selector)).find(Boolean);
  found?.focus();
}
