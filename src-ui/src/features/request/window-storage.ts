import { keysOf, removeAllBut, storages, tryToStore } from '@/lib/browser-storage';

/** The tabs of one window, in their order. */
export interface KeptWindow {
  id: string;
  tabs: readonly string[];
  activeId: string;
  /** When it was last kept, in milliseconds since 1970. */
  at: number;
}

const PREFIX = 'prompt-passthrough.window';
const placesOf = (user: string) => `${PREFIX}/${encodeURIComponent(user)}/`;

/** What this window showed before a reload. */
export function readOwnWindow(user: string): KeptWindow | null {
  return readWindows(storages()[0], user)[0] ?? null;
}

/** What all of this browser's windows showed, the latest first. */
export function readKeptWindows(user: string): KeptWindow[] {
  return readWindows(storages()[1], user);
}

export function writeWindow(user: string, kept: KeptWindow): void {
  for (const storage of storages()) tryToStore(storage, placesOf(user) + kept.id, JSON.stringify(kept));
}

export function removeWindow(user: string, id: string): void {
  for (const storage of storages()) storage.removeItem(placesOf(user) + id);
}

/** Leaves the browser's copy to the window that it belongs to. */
export function removeOwnWindow(user: string, id: string): void {
  storages()[0]?.removeItem(placesOf(user) + id);
}

export function removeWindowsOfOthers(user: string): void {
  removeAllBut(placesOf(user), PREFIX);
}

export function removeAllWindows(): void {
  for (const storage of storages()) for (const key of keysOf(storage, PREFIX)) storage.removeItem(key);
}

function readWindows(storage: Storage | undefined, user: string): KeptWindow[] {
  if (storage === undefined) return [];
  const windows = keysOf(storage, placesOf(user)).map((key) => parseWindow(storage.getItem(key)));
  return windows.filter((kept) => kept !== null).sort((one, other) => other.at - one.at);
}

function parseWindow(text: string | null): KeptWindow | null {
  try {
    const parsed = JSON.parse(text ?? '') as Partial<KeptWindow> | null;
    const { id, tabs, activeId = '', at = 0 } = parsed ?? {};
    if (typeof id !== 'string' || !Array.isArray(tabs)) return null;
    return { id, tabs: tabs.filter((tab) => typeof tab === 'string'), activeId, at: Number(at) };
  } catch {
    return null;
  }
}
