import { create } from 'zustand';
import { removeAllBut, storages, tryToStore } from '@/lib/browser-storage';

interface VariablesState {
  /** Values that all of the user's requests share. */
  shared: Readonly<Record<string, string>>;
  user: string | null;
  restore(user: string): void;
  /** An empty value is none. */
  set(name: string, value: string): void;
  /** Removes them: the user signs out. */
  forget(): void;
}

const PREFIX = 'prompt-passthrough.variables/';

/** In the browser's storage only: another window of the same user sees them when it is opened. */
const browserStorage = () => storages()[1];

export const useVariables = create<VariablesState>()((set, get) => ({
  shared: {},
  user: null,
  restore(user) {
    set({ user, shared: read(user) });
  },
  set(name, value) {
    const { user } = get();
    const shared = withValue(user === null ? get().shared : { ...get().shared, ...read(user) }, name, value);
    set({ shared });
    const storage = browserStorage();
    if (user !== null && storage) tryToStore(storage, placeOf(user), JSON.stringify(shared));
  },
  forget() {
    const { user } = get();
    if (user !== null) browserStorage()?.removeItem(placeOf(user));
    set({ user: null, shared: {} });
  },
}));

export function removeVariablesOfOthers(user: string): void {
  removeAllBut(placeOf(user), PREFIX);
}

export function withValue(
  values: Readonly<Record<string, string>>,
  name: string,
  value: string,
): Record<string, string> {
  const { [name]: _, ...others } = values;
  return value === '' ? others : { ...others, [name]: value };
}

function placeOf(user: string): string {
  return `${PREFIX}${encodeURIComponent(user)}/`;
}

function read(user: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(browserStorage()?.getItem(placeOf(user)) ?? '{}');
    const entries = Object.entries(typeof parsed === 'object' && parsed !== null ? parsed : {});
    return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
