import { vi } from 'vitest';

/** The browser's locks, which jsdom lacks. A reload's patience is cut short: who waits is refused at once. */
export function fakeLocks() {
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
    if (held.has(name)) {
      if (options.signal) throw new DOMException('waited too long', 'AbortError');
      return callback(null);
    }
    held.add(name);
    return callback({ name, mode: 'exclusive' });
  };
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { locks: { request } }));
  return { releaseAll: () => held.clear() };
}
