/** This window's storage and the browser's, in this order. Either may be switched off: then even touching it throws. */
export function storages(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}

export function keysOf(storage: Storage, prefix: string): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}

/** Removes what stands under the prefix, but for the keys that begin with what is to stay. */
export function removeAllBut(stays: string, prefix: string): void {
  for (const storage of storages())
    for (const key of keysOf(storage, prefix)) if (!key.startsWith(stays)) storage.removeItem(key);
}

/** False when the browser has no room for it; an older value is then gone too, since it is no longer true. */
export function tryToStore(storage: Storage, key: string, value: string): boolean {
  const isStored = store(storage, key, value);
  if (!isStored) storage.removeItem(key);
  return isStored;
}

/** False when the browser has no room for it; an older value is then still there. */
export function store(storage: Storage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
