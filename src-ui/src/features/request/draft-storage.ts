import { type Draft, parseDraft } from '@/features/request/draft';
import { keysOf, removeAllBut, storages, tryToStore } from '@/lib/browser-storage';

const PREFIX = 'prompt-passthrough.draft';

/** Each tab's draft has a place of its own, so that a long one neither slows the others nor takes them with it. */
function placeOf(user: string, tab: string): string {
  return `${PREFIX}/${encodeURIComponent(user)}/${tab}`;
}

/**
 * A draft is kept twice: in this window's own storage, and in the browser's for when the window is gone.
 * Both belong to one user and go when that user signs out.
 */
export function readDraft(user: string, tab: string): Draft | null {
  for (const storage of storages()) {
    const draft = parseDraft(storage.getItem(placeOf(user, tab)));
    if (draft !== null) return draft;
  }
  return null;
}

/** False when the browser has no room for it. */
export function writeDraft(user: string, tab: string, draft: Draft): boolean {
  const text = JSON.stringify(draft);
  const results = storages().map((storage) => tryToStore(storage, placeOf(user, tab), text));
  return results.includes(true);
}

export function removeDraft(user: string, tab: string): void {
  for (const storage of storages()) storage.removeItem(placeOf(user, tab));
}

export function removeDraftsOfOthers(user: string): void {
  removeAllBut(placeOf(user, ''), PREFIX);
}

export function removeAllDrafts(): void {
  for (const storage of storages()) for (const key of keysOf(storage, PREFIX)) storage.removeItem(key);
}
