import { type Draft, parseDraft } from '@/features/request/draft';
import { canClaim } from '@/features/request/window-claim';
import { keysOf, removeAllBut, storages, store, tryToStore } from '@/lib/browser-storage';

const PREFIX = 'prompt-passthrough.draft';
/** A shorter text is written in less time than anybody notices. */
const LONG = 100_000;

/** Each tab's draft has a place of its own, so that a long one neither slows the others nor takes them with it. */
function placeOf(user: string, tab: string): string {
  return `${PREFIX}/${encodeURIComponent(user)}/${tab}`;
}

/**
 * A short draft is kept twice: in this window's own storage, and in the browser's for when the window is gone.
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
  const results = draftWrites(user, tab, draft).map((write) => write());
  return results.includes(true);
}

/** The same in steps, each of them false where there was no room. Whatever comes between them, a whole draft is kept. */
export function draftWrites(user: string, tab: string, draft: Draft): Array<() => boolean> {
  const place = placeOf(user, tab);
  let text: string | null = null;
  const written = () => {
    text ??= JSON.stringify(draft);
    return text;
  };
  const [own, shared] = storages();
  const isEnoughOnce = isLong(draft) && canClaim();
  if (own && shared && isEnoughOnce) return [() => writeOnce(own, shared, place, written())];
  return storages().map((storage) => () => tryToStore(storage, place, written()));
}

export function isLong(draft: Draft): boolean {
  return draft.body.length >= LONG;
}

/**
 * The window's own storage takes several times as long, and no window writes to another's tabs where each can claim them.
 * So there it is for what the browser's has no room for.
 */
function writeOnce(own: Storage, shared: Storage, place: string, text: string): boolean {
  if (store(shared, place, text)) {
    own.removeItem(place);
    return true;
  }
  const isStored = tryToStore(own, place, text);
  shared.removeItem(place);
  return isStored;
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
