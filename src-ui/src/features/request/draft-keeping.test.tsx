import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT } from '@/features/request/draft';
import { readDraft, writeDraft } from '@/features/request/draft-storage';
import { useDraft } from '@/features/request/draft-store';
import { fakeEditor } from '@/testing/editor';
import { fakeLocks } from '@/testing/locks';

const long = (word: string) => `{"word": "${word}", "text": "${'x'.repeat(150_000)}"}`;
const draftOf = (body: string) => ({ ...EMPTY_DRAFT, body });
const store = () => useDraft.getState();
const keptKeys = (user: string) =>
  [sessionStorage, localStorage].map(
    (storage) => Object.keys(storage).filter((key) => key.includes(user)).length,
  );

beforeEach(() => {
  vi.useFakeTimers();
  useDraft.setState({ ...useDraft.getInitialState(), tabId: 't', user: 'alice' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Types into an editor, and waits until what follows a pause has begun. */
function type(text: string): void {
  const editor = fakeEditor(text);
  store().attach(editor);
  store().edited();
  vi.advanceTimersByTime(250);
}

describe('a long draft', () => {
  it('is kept after the pause, in moments of its own', () => {
    type(long('typed'));
    expect(store().draft.body).toBe(long('typed'));
    expect(readDraft('alice', 't')).toBeNull();
    vi.runAllTimers();
    expect(readDraft('alice', 't')?.body).toBe(long('typed'));
  });

  it('is kept at once when the page goes before that', () => {
    type(long('typed'));
    store().keep();
    expect(readDraft('alice', 't')?.body).toBe(long('typed'));
  });

  it('is whole between the two storages, where it has a place in both', () => {
    writeDraft('alice', 't', draftOf(long('before')));
    type(long('after'));
    vi.advanceTimersToNextTimer();
    const places = [sessionStorage, localStorage].map((storage) =>
      storage.getItem('prompt-passthrough.draft/alice/t'),
    );
    expect(places.map((text) => JSON.parse(text ?? '').body)).toEqual([long('after'), long('before')]);
    expect(readDraft('alice', 't')?.body).toBe(long('after'));
  });

  it.each([0, 1])('is never written for the next user, who comes after step %i', (steps) => {
    type(long('of alice'));
    for (let step = 0; step < steps; step += 1) vi.advanceTimersToNextTimer();
    useDraft.setState({ user: 'bob' });
    vi.runAllTimers();
    expect(keptKeys('bob')).toEqual([0, 0]);
    expect(keptKeys('alice')).toEqual([steps, 0]);
  });

  it('is not written any more once the user has signed out', () => {
    type(long('of alice'));
    useDraft.setState({ user: null });
    vi.runAllTimers();
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  it('that no storage has room for is said to be so', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    type(long('huge'));
    vi.runAllTimers();
    expect(store().isTooLargeToKeep).toBe(true);
  });
});

describe('where a window can claim its tabs', () => {
  /** From so many changes on nothing reaches the storages any more, as when the browser ends the page. */
  function endAfter(changes: number, isFull: boolean): void {
    let left = changes;
    const { setItem, removeItem } = Storage.prototype;
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
      if (isFull && this === localStorage) throw new DOMException('full', 'QuotaExceededError');
      if (left-- > 0) setItem.call(this, key, value);
    });
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(function (this: Storage, key) {
      if (left-- > 0) removeItem.call(this, key);
    });
  }

  beforeEach(() => void fakeLocks());

  it('a long draft is kept once, and a short one again in both places', () => {
    writeDraft('alice', 't', draftOf('short'));
    expect(keptKeys('alice')).toEqual([1, 1]);
    writeDraft('alice', 't', draftOf(long('now')));
    expect(keptKeys('alice')).toEqual([0, 1]);
    writeDraft('alice', 't', draftOf('short again'));
    expect(keptKeys('alice')).toEqual([1, 1]);
    expect(readDraft('alice', 't')?.body).toBe('short again');
  });

  it.each([
    [0, false],
    [1, false],
    [2, false],
    [0, true],
    [1, true],
    [2, true],
  ])('a whole draft is kept, ended after %i changes (browser’s storage full: %s)', (changes, isFull) => {
    const [before, after] = [long('before'), long('after')];
    writeDraft('alice', 't', draftOf(before));
    endAfter(changes, isFull);
    writeDraft('alice', 't', draftOf(after));
    vi.restoreAllMocks();
    expect([before, after]).toContain(readDraft('alice', 't')?.body);
    if (changes === 2) expect(readDraft('alice', 't')?.body).toBe(after);
  });
});
