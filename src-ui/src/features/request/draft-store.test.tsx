import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT, isEdited } from '@/features/request/draft';
import { readDraft, removeDrafts } from '@/features/request/draft-storage';
import { useDraft } from '@/features/request/draft-store';
import { fakeEditor } from '@/testing/editor';

const store = () => useDraft.getState();

beforeEach(() => {
  useDraft.setState({ draft: EMPTY_DRAFT, problem: null, user: null, port: null, isTooLargeToKeep: false });
});

describe('a draft', () => {
  it('is the editor’s text, looked at again before it is sent', async () => {
    const editor = fakeEditor('{}');
    store().attach(editor);
    editor.type('{"a":1,}');
    const { draft, problem } = await store().settle();
    expect(draft.body).toBe('{"a":1,}');
    expect(problem?.code).toBe('trailing-comma');
  });

  it('is mended in one step that Undo takes back', async () => {
    const editor = fakeEditor('[1,]');
    store().attach(editor);
    await store().settle();
    store().fix();
    expect(editor.text()).toBe('[1]');
    editor.undo();
    expect(editor.text()).toBe('[1,]');
  });

  it('is not mended by a look that is out of date', async () => {
    const editor = fakeEditor('[1,]');
    store().attach(editor);
    await store().settle();
    editor.type('["other",]');
    store().fix();
    expect(editor.text()).toBe('["other",]');
  });

  it('is replaced through the editor, so that Undo brings the old text back', () => {
    const editor = fakeEditor('mine');
    store().attach(editor);
    store().change({ body: 'new' });
    expect(editor.text()).toBe('new');
    editor.undo();
    expect(editor.text()).toBe('mine');
  });

  it('outlives its editor', () => {
    const editor = fakeEditor('typed');
    store().attach(editor);
    store().attach(null);
    expect(store().draft.body).toBe('typed');
  });

  it('counts as edited only when a person wrote something', () => {
    expect(isEdited({ ...EMPTY_DRAFT, body: 'x', loadedBody: 'x' })).toBe(false);
    expect(isEdited({ ...EMPTY_DRAFT, body: 'y', loadedBody: 'x' })).toBe(true);
    expect(isEdited({ ...EMPTY_DRAFT, body: ' ', loadedBody: 'x' })).toBe(false);
  });
});

describe('keeping', () => {
  it('survives a reload, for the same user only', async () => {
    store().restore('alice');
    store().change({ providerSlug: 'demo', body: '{"big": 555555555555555555}' });
    await store().settle();
    useDraft.setState({ draft: EMPTY_DRAFT, user: null });
    expect(store().restore('bob')).toBe(false);
    expect(store().draft.body).toBe('');
    expect(store().restore('alice')).toBe(true);
    expect(store().draft).toMatchObject({ providerSlug: 'demo', body: '{"big": 555555555555555555}' });
  });

  it('keeps nothing before the user is known', async () => {
    store().change({ body: 'secret' });
    await store().settle();
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  it('says so when the browser has no room, and goes on', async () => {
    store().restore('alice');
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    store().change({ body: '{}' });
    const { draft } = await store().settle();
    expect(store().isTooLargeToKeep).toBe(true);
    expect(draft.body).toBe('{}');
  });

  it('goes with the user who signs out, and leaves other things alone', async () => {
    store().restore('alice');
    store().change({ body: '{}' });
    await store().settle();
    localStorage.setItem('other', '1');
    removeDrafts();
    expect(readDraft('alice')).toBeNull();
    expect(localStorage.getItem('other')).toBe('1');
  });

  it('ends with the sign-out, even for what was typed just before', () => {
    const editor = fakeEditor('{}');
    store().restore('alice');
    store().attach(editor);
    editor.type('{"secret": 1}');
    store().edited();
    store().forget();
    store().keep();
    expect(readDraft('alice')).toBeNull();
  });

  it.each(['not json', '{"body": 5}', 'null'])('takes no harm from %s in the storage', (text) => {
    localStorage.setItem('prompt-passthrough.draft.alice', text);
    expect(readDraft('alice')).toBeNull();
  });
});
