import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, isEdited } from '@/features/request/draft';
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
