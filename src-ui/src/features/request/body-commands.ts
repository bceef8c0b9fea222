import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { readTextFile, saveFile } from '@/lib/files';
import { formatJsonText } from '@/lib/json/json-tools';
import { t } from '@/lib/messages/translate';
import { UNDO_KEYS } from '@/lib/shortcuts';

/** The commands of the toolbar. None of them loses text: each is one step that Undo takes back. */
export function newBody(): void {
  const { change, port } = useDraft.getState();
  change({ body: '' });
  port?.focus();
}

export async function openFile(file: File): Promise<void> {
  const text = await readTextFile(file);
  if (text === null) return useFlash.getState().show('bad', t('request.notText', { name: file.name }));
  const { change, port } = useDraft.getState();
  change({ body: text });
  useFlash.getState().show('good', t('request.opened', { name: file.name, undo: UNDO_KEYS }));
  port?.focus();
}

export function saveBody(): void {
  const { port, draft } = useDraft.getState();
  const text = port?.text() ?? draft.body;
  saveFile(`${draft.providerSlug ?? 'request'}-request.json`, 'application/json', [
    new TextEncoder().encode(text),
  ]);
}

export async function formatBody(): Promise<void> {
  const { port, change, settle } = useDraft.getState();
  const { draft, problem } = await settle();
  if (problem !== null) return void (problem.code === 'empty' || port?.select(problem.from, problem.to));
  const result = await formatJsonText(draft.body);
  // Large bodies are formatted aside; what was typed meanwhile is not overwritten.
  const isSame = (port?.text() ?? draft.body) === draft.body;
  if (result.ok && isSame && result.text !== draft.body) change({ body: result.text });
  if (result.ok && isSame) useFlash.getState().show('good', t('request.formatted'));
}
