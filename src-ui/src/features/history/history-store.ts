import { create } from 'zustand';
import { DATABASE_PREFIX, databaseName } from '@/features/history/database-name';
import type { HistoryDb } from '@/features/history/history-db';
import type { RunContent, RunSummary, SavedRun } from '@/lib/model/saved-run';

export type HistoryProblem = 'unavailable' | 'full' | 'too-large' | 'failed';

export interface HistoryState {
  phase: 'closed' | 'opening' | 'open' | 'unavailable';
  runs: readonly RunSummary[];
  problem: HistoryProblem | null;
  /** Off while the person wants nothing of what is sent to be kept. */
  isKeeping: boolean;
  keep(isKeeping: boolean): void;
  /** Opens the user's own runs; without storage the page works on without a history. */
  open(user: string): Promise<void>;
  save(run: SavedRun): Promise<void>;
  content(id: string): Promise<RunContent | null>;
  change(id: string, change: Partial<Pick<RunSummary, 'isPinned' | 'label'>>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
  dismiss(): void;
  /** Removes this user's runs, and keeps nothing more: the user signs out. */
  forget(): Promise<void>;
}

let db: HistoryDb | null = null;
let name: string | null = null;
let channel: BroadcastChannel | null = null;
/** A run may end before the storage is open; it waits. */
let opening: Promise<void> = Promise.resolve();

export const useHistory = create<HistoryState>()((set, get) => {
  const refresh = async () => set({ runs: (await db?.list()) ?? [] });
  /** No failure of the storage may reach Send: it is only told. */
  const attempt = async <T>(task: (open: HistoryDb) => Promise<T>): Promise<T | null> => {
    await opening;
    if (db === null) return null;
    try {
      return await task(db);
    } catch {
      set({ problem: 'failed' });
      return null;
    }
  };
  const write = (task: (open: HistoryDb) => Promise<unknown>) =>
    attempt(async (open) => {
      await task(open);
      await refresh();
      channel?.postMessage('changed');
    }).then(() => {});

  const openFor = async (user: string) => {
    name = await databaseName(user);
    await finishForgetting();
    db = await openDatabase(name);
    listen(name, refresh);
    set({ phase: 'open' });
    await refresh();
  };

  return {
    phase: 'closed',
    runs: [],
    problem: null,
    isKeeping: true,
    keep: (isKeeping) => set({ isKeeping }),
    async open(user) {
      if (get().phase !== 'closed') return;
      set({ phase: 'opening' });
      opening = openFor(user).catch(() => set({ phase: 'unavailable', problem: 'unavailable' }));
      await opening;
    },
    async save(run) {
      if (!get().isKeeping) return;
      await write(async (open) => {
        const result = await open.save(run);
        set({ problem: result === 'saved' ? null : result });
      });
    },
    content: async (id) => (await attempt((open) => open.content(id))) ?? null,
    change: (id, change) => write((open) => open.change(id, change)),
    remove: (ids) => write((open) => open.remove(ids)),
    clear: () => write((open) => open.clear()),
    dismiss: () => set({ problem: null }),
    async forget() {
      await opening;
      const open = db;
      db = null;
      set({ phase: 'closed', runs: [], isKeeping: true });
      if (open === null || name === null) return;
      // The page may be gone before the storage has done it; the next one finishes then.
      noteForgotten(name);
      await open.clear().then(
        () => noteForgotten(null),
        () => {},
      );
      channel?.postMessage('changed');
      channel?.close();
      open.close();
    },
  };
});

/** The storage is not needed to draw the page, so its code comes afterwards. */
async function openDatabase(database: string): Promise<HistoryDb> {
  const module = await import('@/features/history/history-db');
  return module.HistoryDb.open(database);
}

/** Another window of the same user has changed something. */
function listen(channelName: string, onChange: () => Promise<void>): void {
  if (typeof BroadcastChannel === 'undefined') return;
  channel?.close();
  channel = new BroadcastChannel(channelName);
  channel.onmessage = () => void onChange().catch(() => {});
}

const FORGOTTEN = `${DATABASE_PREFIX}forgotten`;

function noteForgotten(database: string | null): void {
  try {
    if (database === null) localStorage.removeItem(FORGOTTEN);
    else localStorage.setItem(FORGOTTEN, database);
  } catch {
    // Without it the removal is only as certain as the browser makes it.
  }
}

async function finishForgetting(): Promise<void> {
  const database = localStorage.getItem(FORGOTTEN);
  if (database === null) return;
  const open = await openDatabase(database);
  await open.clear();
  open.close();
  noteForgotten(null);
}
