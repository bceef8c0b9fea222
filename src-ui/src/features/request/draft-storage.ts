import { type Draft, EMPTY_DRAFT } from '@/features/request/draft';

const PREFIX = 'prompt-passthrough.draft.';

/**
 * This browser tab's draft survives in its own storage, so that two tabs do not overwrite each other;
 * a copy for the next tab is kept beside it. Both belong to one user and go when that user signs out.
 */
export function readDraft(user: string): Draft | null {
  for (const storage of storages()) {
    const draft = parseDraft(storage.getItem(PREFIX + user));
    if (draft !== null) return draft;
  }
  return null;
}

/** False when the browser has no room for it. */
export function writeDraft(user: string, draft: Draft): boolean {
  const text = JSON.stringify(draft);
  const results = storages().map((storage) => {
    try {
      storage.setItem(PREFIX + user, text);
      return true;
    } catch {
      storage.removeItem(PREFIX + user);
      return false;
    }
  });
  return results.includes(true);
}

export function removeDrafts(): void {
  for (const storage of storages()) {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
  }
}

/** Storage may be switched off altogether, and then even touching it throws. */
function storages(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}

function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const parsed = JSON.parse(text) as Partial<Draft> | null;
    if (typeof parsed?.body !== 'string') return null;
    const stored = { ...EMPTY_DRAFT, ...parsed };
    const isWhole = [stored.method, stored.loadedBody].every((field) => typeof field === 'string');
    return isWhole ? stored : null;
  } catch {
    return null;
  }
}
