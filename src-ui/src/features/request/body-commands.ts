import { type Draft, isEdited } from '@/features/request/draft';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { useRequestView } from '@/features/request/request-view-store';
import { useTabs } from '@/features/request/tabs-store';
import { readTextFile, saveFile } from '@/lib/files';
import { isFault } from '@/lib/json/json-problem';
import { formatJsonText } from '@/lib/json/json-tools';
import { t } from '@/lib/messages/translate';
import { UNDO_KEYS } from '@/lib/shortcuts';

/** A text that comes from a file was loaded from no template. */
const NEW_TEXT = { templateId: null, templateTitle: null, loadedBody: '' };

/** The commands of the toolbar. None of them loses text: each is one step that Undo takes back. */
export function newBody(): void {
  const { change, port } = useDraft.getState();
  change({ body: '' });
  port?.focus();
}

export async function openFile(file: File): Promise<void> {
  const text = await readTextFile(file);
  if (text === null) return useFlash.getState().show('bad', t('request.notText', { name: file.name }));
  const { change, port, keep } = useDraft.getState();
  const draft = keep();
  // What the person wrote keeps its tab; the file gets one of its own.
  if (isEdited(draft)) {
    useTabs.getState().open({ ...draft, ...NEW_TEXT, name: file.name, body: text });
    useFlash.getState().show('good', t('request.openedInTab', { name: file.name }));
  } else {
    change({ ...NEW_TEXT, name: file.name, body: text });
    useFlash.getState().show('good', t('request.opened', { name: file.name, undo: UNDO_KEYS }));
  }
  useRequestView.getState().show('body');
  port?.focus();
}

export function saveBody(): void {
  const { port, draft } = useDraft.getState();
  const text = port?.text() ?? draft.body;
  saveFile(fileName(draft), 'application/json', [new TextEncoder().encode(text)]);
}

export async function formatBody(): Promise<void> {
  const { port, change, settle } = useDraft.getState();
  const { draft, problem } = await settle();
  if (isFault(problem)) return void (problem.code === 'empty' || port?.select(problem.from, problem.to));
  const result = await formatJsonText(draft.body);
  // Large bodies are formatted aside; what was typed meanwhile is not overwritten.
  const isSame = (port?.text() ?? draft.body) === draft.body;
  if (result.ok && isSame && result.text !== draft.body) change({ body: result.text });
  if (result.ok && isSame) useFlash.getState().show('good', t('request.formatted'));
}

/** A name of the person's own that any file system takes, else the provider's. */
function fileName({ name, providerSlug }: Draft): string {
  const safe = (name ?? '').replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').trim();
  if (safe === '') return `${providerSlug ?? 'request'}-request.json`;
  return /\.\w+$/.test(safe) ? safe : `${safe}.json`;
}
