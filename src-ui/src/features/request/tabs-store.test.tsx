import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT } from '@/features/request/draft';
import { readDraft, writeDraft } from '@/features/request/draft-storage';
import { useDraft } from '@/features/request/draft-store';
import { tabLabel } from '@/features/request/tab-label';
import { useTabs } from '@/features/request/tabs-store';
import { newId } from '@/lib/new-id';
import { fakeEditor } from '@/testing/editor';
import { fakeLocks } from '@/testing/locks';

const tabs = () => useTabs.getState();
const active = () => useDraft.getState();
const bodies = () => tabs().tabs.map(({ draft }) => draft.body);
const names = () => tabs().tabs.map(({ draft }) => tabLabel(draft));

/** What a new page of this window begins with. */
function startPage(): void {
  const tabId = newId();
  useDraft.setState({ ...useDraft.getInitialState(), tabId });
  const tabs = [{ id: tabId, draft: EMPTY_DRAFT }];
  useTabs.setState({ ...useTabs.getInitialState(), windowId: newId(), tabs, activeId: tabId });
}

function open(body: string): string {
  return tabs().open({ ...EMPTY_DRAFT, name: body, body });
}

beforeEach(startPage);

describe('tabs', () => {
  it('each have their own text and their own way back', () => {
    const editor = fakeEditor();
    active().attach(editor);
    const first = tabs().activeId;
    editor.open(first, '');
    editor.type('one');
    const second = open('two');
    editor.type('two and more');
    tabs().show(first);
    expect(editor.text()).toBe('one');
    editor.undo();
    expect(editor.text()).toBe('');
    tabs().show(second);
    expect(editor.text()).toBe('two and more');
    editor.undo();
    expect(editor.text()).toBe('two');
  });

  it('open beside the one that is shown', () => {
    const first = tabs().activeId;
    open('right');
    tabs().show(first);
    open('middle');
    expect(names()).toEqual(['New request', 'middle', 'right']);
    expect(active().draft.body).toBe('middle');
  });

  it('close, and come back where they were with what was typed last', () => {
    const editor = fakeEditor();
    active().attach(editor);
    const first = open('first');
    open('second');
    tabs().show(first);
    editor.type('first, changed');
    tabs().close(first);
    expect(names()).toEqual(['New request', 'second']);
    expect(active().draft.body).toBe('second');
    tabs().reopen();
    expect(names()).toEqual(['New request', 'first', 'second']);
    expect(editor.text()).toBe('first, changed');
    tabs().reopen();
    expect(tabs().tabs).toHaveLength(3);
  });

  it('are never none: the last one leaves an empty one for its provider', () => {
    active().change({ providerSlug: 'demo', body: 'mine' });
    tabs().close(tabs().activeId);
    expect(bodies()).toEqual(['']);
    expect(active().draft.providerSlug).toBe('demo');
    tabs().reopen();
    expect(active().draft.body).toBe('mine');
  });

  it('closed in the background leave the shown one alone', () => {
    const first = tabs().activeId;
    open('shown');
    tabs().close(first);
    expect(active().draft.body).toBe('shown');
    expect(tabs().activeId).toBe(active().tabId);
  });

  it('move, but not beyond the ends', () => {
    const id = open('a');
    open('b');
    tabs().move(id, 1);
    tabs().move(id, 1);
    expect(names()).toEqual(['New request', 'b', 'a']);
    tabs().move(id, -9);
    expect(names()).toEqual(['a', 'New request', 'b']);
  });

  it('are called by the person, else by their template', () => {
    expect(tabLabel({ ...EMPTY_DRAFT, templateTitle: 'Stream' })).toBe('Stream');
    expect(tabLabel({ ...EMPTY_DRAFT, templateTitle: 'Stream', name: 'Mine' })).toBe('Mine');
  });
});

describe('keeping', () => {
  it('brings all tabs back after a reload, for the same user only', async () => {
    await tabs().restore('alice');
    active().change({ providerSlug: 'demo', body: '{"big": 555555555555555555}' });
    const second = open('two');
    open('three');
    tabs().show(second);
    startPage();
    expect(await tabs().restore('bob')).toBe(false);
    expect(bodies()).toEqual(['']);
    startPage();
    expect(await tabs().restore('alice')).toBe(true);
    expect(bodies()).toEqual(['{"big": 555555555555555555}', 'two', 'three']);
    expect(active().draft.body).toBe('two');
    expect(tabs().tabs[0]?.draft.providerSlug).toBe('demo');
  });

  it('keeps what was typed in the moment before the page goes', async () => {
    const editor = fakeEditor();
    await tabs().restore('alice');
    active().attach(editor);
    editor.type('last words');
    tabs().keep();
    startPage();
    await tabs().restore('alice');
    expect(active().draft.body).toBe('last words');
  });

  it('keeps nothing before the user is known', async () => {
    active().change({ body: 'secret' });
    await active().settle();
    open('secret too');
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  it('goes over to the user who turns out to have written it', async () => {
    await tabs().restore('alice');
    active().change({ body: 'earlier' });
    startPage();
    await tabs().restore('unknown-user');
    active().change({ body: 'written meanwhile' });
    await tabs().restore('alice');
    expect(bodies()).toEqual(['earlier', 'written meanwhile']);
    expect(active().draft.body).toBe('earlier');
    expect(Object.keys({ ...localStorage }).filter((key) => key.includes('unknown-user'))).toEqual([]);
  });

  it('does not bring back what was closed', async () => {
    await tabs().restore('alice');
    tabs().close(open('closed'));
    startPage();
    await tabs().restore('alice');
    expect(bodies()).toEqual(['']);
  });

  it('says so when the browser has no room, and goes on', async () => {
    await tabs().restore('alice');
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    active().change({ body: '{}' });
    const { draft } = await active().settle();
    expect(active().isTooLargeToKeep).toBe(true);
    expect(draft.body).toBe('{}');
  });

  it('loses only the tab that has no room', async () => {
    await tabs().restore('alice');
    active().change({ body: 'small' });
    const setItem = Storage.prototype.setItem;
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
      if (value.includes('huge')) throw new DOMException('full', 'QuotaExceededError');
      setItem.call(this, key, value);
    });
    open('huge');
    startPage();
    await tabs().restore('alice');
    expect(bodies()).toEqual(['small']);
  });

  it('ends with the sign-out, even for what was typed just before, and leaves other things alone', async () => {
    const editor = fakeEditor('{}');
    await tabs().restore('alice');
    localStorage.setItem('other', '1');
    active().attach(editor);
    editor.type('{"secret": 1}');
    active().edited();
    tabs().forget();
    tabs().keep();
    expect(Object.keys({ ...localStorage, ...sessionStorage })).toEqual(['other']);
  });

  it.each(['not json', '{"body": 5}', 'null'])('takes no harm from %s in the storage', async (text) => {
    localStorage.setItem('prompt-passthrough.draft/alice/t', text);
    localStorage.setItem('prompt-passthrough.window/alice/w', text);
    sessionStorage.setItem('prompt-passthrough.window/alice/w', text);
    expect(await tabs().restore('alice')).toBe(false);
    expect(tabs().tabs).toHaveLength(1);
  });

  it('tells users apart whose names begin alike', () => {
    writeDraft('a', 'b/t', { ...EMPTY_DRAFT, body: 'of a' });
    expect(readDraft('a/b', 't')).toBeNull();
  });
});

describe('windows', () => {
  /** Another window of the same browser has its own session storage. */
  async function openWindow(): Promise<void> {
    sessionStorage.clear();
    startPage();
    await tabs().restore('alice');
  }

  afterEach(() => vi.unstubAllGlobals());

  it('do not take each other’s tabs', async () => {
    fakeLocks();
    await openWindow();
    active().change({ body: 'of the first' });
    await openWindow();
    expect(bodies()).toEqual(['']);
  });

  it('that are gone leave their tabs to the next one', async () => {
    const locks = fakeLocks();
    await openWindow();
    active().change({ body: 'of the first' });
    await openWindow();
    active().change({ body: 'of the second' });
    locks.releaseAll();
    await openWindow();
    expect(bodies().toSorted()).toEqual(['of the first', 'of the second']);
    await openWindow();
    expect(bodies()).toEqual(['']);
  });

  it('that the browser duplicates go on with copies', async () => {
    fakeLocks();
    await openWindow();
    active().change({ body: 'shared' });
    const original = tabs().activeId;
    startPage();
    await tabs().restore('alice');
    expect(bodies()).toEqual(['shared']);
    active().change({ body: 'of the copy' });
    expect(readDraft('alice', original)?.body).toBe('shared');
  });

  it('begin with a copy of the latest where the browser has no locks', async () => {
    await openWindow();
    active().change({ body: 'latest' });
    const original = tabs().activeId;
    await openWindow();
    expect(bodies()).toEqual(['latest']);
    expect(tabs().activeId).not.toBe(original);
  });

  it('pile up no further than a few where the browser has no locks', async () => {
    for (let count = 0; count < 9; count += 1) await openWindow();
    const kept = Object.keys(localStorage).filter((key) => key.startsWith('prompt-passthrough.window/'));
    expect(kept.length).toBeLessThanOrEqual(6);
  });
});
