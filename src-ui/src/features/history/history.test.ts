import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { metricsOf } from '@/features/exchange/metrics-of';
import { replay } from '@/features/exchange/replay';
import { HistoryDb } from '@/features/history/history-db';
import { useHistory } from '@/features/history/history-store';
import { surplus } from '@/features/history/prune';
import { removeRunsOfOthers } from '@/features/history/remove-others';
import { searchRuns } from '@/features/history/search-runs';
import { savedRun } from '@/features/history/summarize';
import type { RunSummary, SavedRun } from '@/lib/model/saved-run';
import { eventStream, exchange } from '@/testing/replies';

let users = 0;
const newUser = () => `issuer user-${++users}`;

async function run(id: string, change: Partial<RunSummary> = {}): Promise<SavedRun> {
  const done = await exchange('openai-chat', {
    pieces: [`{"choices":[{"message":{"content":"answer ${id}"}}]}`],
  });
  const saved = savedRun(id, done, { kind: 'complete' }, metricsOf(done));
  return { ...saved, summary: { ...saved.summary, ...change } };
}

const ids = () => useHistory.getState().runs.map(({ id }) => id);

beforeEach(async () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  await useHistory.getState().forget();
  useHistory.setState({ phase: 'closed', runs: [], problem: null, isKeeping: true });
});

describe('the history', () => {
  it('keeps each run byte for byte, to be shown again as it was', async () => {
    const stream = eventStream(
      { choices: [{ delta: { content: 'Hello 🌍' } }], model: 'm-1' },
      { choices: [{ delta: {}, finish_reason: 'stop' }] },
      '[DONE]',
    );
    const before = await exchange('openai-chat', stream);
    await useHistory.getState().open(newUser());
    await useHistory
      .getState()
      .save(savedRun('a', before, before.outcome ?? { kind: 'stopped' }, metricsOf(before)));
    const content = await useHistory.getState().content('a');
    const after = content && (await replay(before.id, before.startedAt, content));
    expect({ ...after, chunks: null }).toEqual({ ...before, chunks: null });
    expect(Buffer.concat(after?.chunks ?? [])).toEqual(Buffer.concat(before.chunks));
  });

  it('of one user is gone when the next begins, whose own stays', async () => {
    const [alice, bob] = [newUser(), newUser()];
    for (const user of [bob, alice]) {
      await useHistory.getState().open(user);
      await useHistory.getState().save(await run(user));
      useHistory.setState({ phase: 'closed', runs: [] });
    }
    await removeRunsOfOthers(bob);
    await useHistory.getState().open(alice);
    expect(ids()).toEqual([]);
    useHistory.setState({ phase: 'closed', runs: [] });
    await useHistory.getState().open(bob);
    expect(ids()).toEqual([bob]);
  });

  it('shows the newest first, and pinned ones before', async () => {
    await useHistory.getState().open(newUser());
    for (const [id, startedAt] of [
      ['old', 1],
      ['new', 3],
      ['mid', 2],
    ] as const) {
      await useHistory.getState().save(await run(id, { startedAt }));
    }
    expect(ids()).toEqual(['new', 'mid', 'old']);
    await useHistory.getState().change('old', { isPinned: true, label: 'My best' });
    expect(searchRuns(useHistory.getState().runs, '').map(({ id }) => id)).toEqual(['old', 'new', 'mid']);
    expect(searchRuns(useHistory.getState().runs, 'best MY').map(({ id }) => id)).toEqual(['old']);
    expect(searchRuns(useHistory.getState().runs, 'answer mid').map(({ id }) => id)).toEqual(['mid']);
    expect(searchRuns(useHistory.getState().runs, 'nothing')).toEqual([]);
  });

  it('survives the page, and is each user’s own', async () => {
    const [alice, bob] = [newUser(), newUser()];
    await useHistory.getState().open(alice);
    await useHistory.getState().save(await run('a'));
    useHistory.setState({ phase: 'closed', runs: [] });
    await useHistory.getState().open(bob);
    expect(ids()).toEqual([]);
    useHistory.setState({ phase: 'closed', runs: [] });
    await useHistory.getState().open(alice);
    expect(ids()).toEqual(['a']);
  });

  it('loses what is deleted, all of it when cleared, and all of it at sign-out', async () => {
    const user = newUser();
    await useHistory.getState().open(user);
    for (const id of ['a', 'b', 'c']) await useHistory.getState().save(await run(id));
    await useHistory.getState().remove(['b']);
    expect(ids().sort()).toEqual(['a', 'c']);
    expect(await useHistory.getState().content('b')).toBeNull();
    await useHistory.getState().clear();
    expect(ids()).toEqual([]);
    await useHistory.getState().save(await run('d'));
    await useHistory.getState().forget();
    await useHistory.getState().save(await run('late'));
    await useHistory.getState().open(user);
    expect(ids()).toEqual([]);
  });

  it('finishes at the next start what a sign-out could not', async () => {
    const user = newUser();
    await useHistory.getState().open(user);
    await useHistory.getState().save(await run('a'));
    vi.spyOn(HistoryDb.prototype, 'clear').mockRejectedValueOnce(new Error('the page is gone'));
    await useHistory.getState().forget();
    await useHistory.getState().open(newUser());
    useHistory.setState({ phase: 'closed', runs: [] });
    await useHistory.getState().open(user);
    expect(ids()).toEqual([]);
  });

  it('keeps nothing while it is told not to', async () => {
    await useHistory.getState().open(newUser());
    useHistory.getState().keep(false);
    await useHistory.getState().save(await run('a'));
    expect(ids()).toEqual([]);
  });
});

describe('a history that grows', () => {
  const summary = (id: number, size: number, isPinned = false) =>
    ({ id: String(id), startedAt: id, size, isPinned }) as RunSummary;

  it('drops the oldest that are not pinned, by number and by size', () => {
    const runs = [summary(3, 10), summary(1, 10, true), summary(2, 10), summary(4, 10)];
    expect(surplus(runs, 3, 1000).map(({ id }) => id)).toEqual(['2']);
    expect(surplus(runs, 10, 20).map(({ id }) => id)).toEqual(['2', '3']);
    expect(surplus(runs, 4, 40)).toEqual([]);
    expect(surplus([summary(1, 10, true)], 0, 0)).toEqual([]);
  });

  it('never holds more than 200 runs, also when two windows save at once', async () => {
    const name = newUser();
    const [one, two] = [await HistoryDb.open(name), await HistoryDb.open(name)];
    const saves: Promise<unknown>[] = [];
    for (let index = 0; index < 220; index += 1) {
      const window = index % 2 === 0 ? one : two;
      saves.push(
        run(`r${index}`, { startedAt: index, isPinned: index === 0 }).then((made) => window.save(made)),
      );
    }
    await Promise.all(saves);
    const kept = await one.list();
    expect(kept).toHaveLength(200);
    expect(kept.at(-1)?.id).toBe('r0');
    expect(kept[0]?.id).toBe('r219');
  });

  it('says so when a run is larger than all of it may be', async () => {
    await useHistory.getState().open(newUser());
    await useHistory.getState().save(await run('a', { size: 60_000_000 }));
    expect(useHistory.getState()).toMatchObject({ problem: 'too-large', runs: [] });
  });
});

describe('a storage that fails', () => {
  const quota = () => Object.assign(new Error('quota'), { name: 'QuotaExceededError' });

  it('makes room once, and then says that it is full', async () => {
    await useHistory.getState().open(newUser());
    for (const id of ['a', 'b'])
      await useHistory.getState().save(await run(id, { startedAt: id.charCodeAt(0) }));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(() => {
      throw quota();
    });
    await useHistory.getState().save(await run('c', { startedAt: 200 }));
    expect(ids()).toEqual(['c', 'b']);
    put.mockImplementation(() => {
      throw quota();
    });
    await useHistory.getState().save(await run('d'));
    expect(useHistory.getState().problem).toBe('full');
  });

  it('is told, and never thrown at Send', async () => {
    await useHistory.getState().open(newUser());
    vi.spyOn(HistoryDb.prototype, 'save').mockRejectedValue(new Error('disk'));
    await expect(useHistory.getState().save(await run('a'))).resolves.toBeUndefined();
    expect(useHistory.getState().problem).toBe('failed');
  });

  it('that is not there at all leaves a page without a history', async () => {
    vi.spyOn(HistoryDb, 'open').mockRejectedValue(new Error('private mode'));
    await useHistory.getState().open(newUser());
    expect(useHistory.getState()).toMatchObject({ phase: 'unavailable', problem: 'unavailable' });
    await useHistory.getState().save(await run('a'));
    expect(await useHistory.getState().content('a')).toBeNull();
  });
});
