import { announce } from '@/app/announcer';
import { showRequestBody } from '@/app/go-to';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import type { RequestHelp } from '@/features/response/request-hints';
import { t } from '@/lib/messages/translate';
import type { ToolCallPart } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';
import { UNDO_KEYS } from '@/lib/shortcuts';

/** Fetched when it is first wanted. */
const loadToolResultEdit = () => import('@/features/follow-up/tool-result-edit');
const loadIncludeUsage = () => import('@/features/follow-up/include-usage');

/** What the reply offers to do to the request: each is one step in the editor that Undo takes back. */
export function requestHelp(exchange: Exchange | null): RequestHelp {
  const canAnswer = exchange !== null && exchange.request.family !== 'other';
  return {
    onToolResult: canAnswer ? (call) => void addToolResult(exchange, call) : null,
    onIncludeUsage: () => void includeUsage(),
  };
}

async function addToolResult(exchange: Exchange, call: ToolCallPart): Promise<void> {
  const { toolResultEdit } = await loadToolResultEdit();
  const { port, draft } = useDraft.getState();
  const body = port?.text() ?? draft.body;
  const edit = toolResultEdit(exchange.request.family, body, exchange.assembled, call);
  if (edit.kind === 'not-json') say('bad', t('hint.mendFirst'));
  else if (edit.kind === 'no-list') say('bad', t('hint.noList', { list: edit.list }));
  else {
    showRequestBody();
    if (edit.kind === 'insert') port?.apply(edit.fix);
    port?.select(edit.from, edit.to);
    if (edit.kind === 'present') say('good', t('hint.toolResultPresent'));
    else say('good', t('hint.toolResultAdded', { undo: UNDO_KEYS }));
  }
}

async function includeUsage(): Promise<void> {
  const { includeUsageFix } = await loadIncludeUsage();
  const { port, draft } = useDraft.getState();
  const fix = includeUsageFix(port?.text() ?? draft.body);
  if (fix === null) {
    say('bad', t('hint.mendFirst'));
    return;
  }
  showRequestBody();
  port?.apply(fix);
  say('good', t('hint.usageAdded', { undo: UNDO_KEYS }));
}

function say(tone: 'good' | 'bad', words: string): void {
  useFlash.getState().show(tone, words);
  announce(words);
}
