import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { MOST_BYTES, oldestUnpinned, surplus } from '@/features/history/prune';
import type { RunContent, RunSummary, SavedRun } from '@/lib/model/saved-run';

interface Schema extends DBSchema {
  /** Small, all read at once for the list. */
  summaries: { key: string; value: RunSummary };
  /** Large, read one at a time. */
  contents: { key: string; value: RunContent };
}

const STORES = ['summaries', 'contents'] as const;

export type SaveResult = 'saved' | 'too-large' | 'full';

/** One user's runs in this browser. Every method may reject, as storage may fail at any time. */
export class HistoryDb {
  private readonly db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.db = db;
  }

  static async open(name: string): Promise<HistoryDb> {
    const db = await openDB<Schema>(name, 1, {
      upgrade(created) {
        for (const store of STORES) created.createObjectStore(store, { keyPath: 'id' });
      },
      blocking(_, __, event) {
        // Another window removes the database, or a newer page changes it: this one must not stand in the way.
        (event.target as IDBDatabase).close();
      },
    });
    return new HistoryDb(db);
  }

  /** The newest first. */
  async list(): Promise<RunSummary[]> {
    const runs = await this.db.getAll('summaries');
    return runs.sort((a, b) => b.startedAt - a.startedAt);
  }

  content(id: string): Promise<RunContent | undefined> {
    return this.db.get('contents', id);
  }

  /** One transaction, so that two windows at once never remove what the other has just counted. */
  async save(run: SavedRun): Promise<SaveResult> {
    if (run.summary.size > MOST_BYTES) return 'too-large';
    try {
      return await this.put(run);
    } catch (error) {
      if (!isQuotaError(error)) throw error;
    }
    // The browser's own limit may be far below ours.
    if (!(await this.removeOldest())) return 'full';
    try {
      return await this.put(run);
    } catch (error) {
      if (isQuotaError(error)) return 'full';
      throw error;
    }
  }

  /** A run that another window has removed meanwhile stays removed. */
  async change(id: string, change: Partial<Pick<RunSummary, 'isPinned' | 'label'>>): Promise<void> {
    const transaction = this.db.transaction('summaries', 'readwrite');
    const run = await transaction.store.get(id);
    if (run) await transaction.store.put({ ...run, ...change });
    await transaction.done;
  }

  async remove(ids: readonly string[]): Promise<void> {
    const transaction = this.db.transaction(STORES, 'readwrite');
    for (const id of ids) for (const store of STORES) void transaction.objectStore(store).delete(id);
    await transaction.done;
  }

  async clear(): Promise<void> {
    const transaction = this.db.transaction(STORES, 'readwrite');
    for (const store of STORES) void transaction.objectStore(store).clear();
    await transaction.done;
  }

  close(): void {
    this.db.close();
  }

  private async put({ summary, content }: SavedRun): Promise<SaveResult> {
    const transaction = this.db.transaction(STORES, 'readwrite');
    const done = transaction.done.catch((error: unknown) => {
      throw transaction.error ?? error;
    });
    // The transaction's own end tells of a failure once more.
    done.catch(() => {});
    const summaries = transaction.objectStore('summaries');
    await summaries.put(summary);
    await transaction.objectStore('contents').put(content);
    const going = surplus(await summaries.getAll());
    for (const { id } of going) {
      await summaries.delete(id);
      await transaction.objectStore('contents').delete(id);
    }
    await done;
    return going.some(({ id }) => id === summary.id) ? 'full' : 'saved';
  }

  private async removeOldest(): Promise<boolean> {
    const candidates = oldestUnpinned(await this.list());
    const going = candidates.slice(0, Math.ceil(candidates.length / 4));
    await this.remove(going.map(({ id }) => id));
    return going.length > 0;
  }
}

function isQuotaError(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
