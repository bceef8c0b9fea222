import { announce } from '@/app/announcer';
import { useLayout } from '@/app/layout-store';
import { openRequest, portableSent } from '@/app/portable';
import { openTab } from '@/app/tabs';
import type { PageConfig } from '@/config/page-config';
import { useExchange } from '@/features/exchange/exchange-store';
import { useHistory } from '@/features/history/history-store';
import { useDraft } from '@/features/request/draft-store';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import type { RunSummary } from '@/lib/model/saved-run';

/** Opens a kept run, request and reply, in a tab of its own. Nothing is sent. */
export async function restoreRun(
  config: PageConfig,
  providers: readonly Provider[],
  run: RunSummary,
): Promise<void> {
  const content = await useHistory.getState().content(run.id);
  // Another window may have deleted it.
  if (content === null) return announce(t('history.gone'));
  const request = portableSent(config, content.request);
  const { providerSlug } = useDraft.getState().draft;
  const draft = openRequest(request, providers, providerSlug);
  const { openHistory, showPane } = useLayout.getState();
  // First, as it lies over the editor, to which the focus goes.
  if (matchMedia('(width < 69rem)').matches) openHistory(false);
  const tab = openTab({ ...draft, name: run.label || null, fillsVariables: false });
  await useExchange.getState().restore(tab, run.startedAt, content);
  showPane(tab, 'response');
  announce(t('history.opened'));
}
