import { beforeEach, describe, expect, it } from 'vitest';
import { useSwitchNotice } from '@/app/switch-store';
import { replaceBody, switchProvider, switchTemplate } from '@/app/switching';
import { EMPTY_DRAFT, withTemplate } from '@/features/request/draft';
import { useDraft } from '@/features/request/draft-store';
import { loadTemplates } from '@/features/templates/load-templates';
import { fillTemplate } from '@/lib/model/request-template';
import { fakeEditor } from '@/testing/editor';
import { provider } from '@/testing/providers';

const chat = provider('one', 'openai-chat');
const otherChat = provider('two', 'openai-chat');
const messages = provider('three', 'anthropic-messages');
const gemini = provider('four', 'gemini');

let editor = fakeEditor();
const draft = () => useDraft.getState().draft;
const notice = () => useSwitchNotice.getState().byTab.get(useDraft.getState().tabId) ?? null;

async function openTemplate(id: string) {
  const template = (await loadTemplates('openai-chat')).find((candidate) => candidate.id === id);
  if (template === undefined) throw new Error(id);
  const filled = fillTemplate(template, 'one-model');
  editor = fakeEditor(filled.body);
  const start = withTemplate({ ...EMPTY_DRAFT, providerSlug: 'one' }, filled);
  useDraft.setState({ draft: start, port: editor, problem: null, user: null });
  useSwitchNotice.setState({ byTab: new Map() });
}

beforeEach(() => openTemplate('stream'));

describe('another provider', () => {
  it('loads the same template when nothing was written', async () => {
    await switchProvider(chat, messages);
    expect(draft()).toMatchObject({ providerSlug: 'three', templateId: 'stream' });
    expect(JSON.parse(editor.text())).toMatchObject({ model: 'three-model', max_tokens: 512 });
    expect(notice()).toBeNull();
  });

  it('brings its path where the model stands in it', async () => {
    await switchProvider(chat, gemini);
    expect(draft().pathTemplate).toBe('{{root}}models/{{model}}:streamGenerateContent?alt=sse');
    await switchProvider(gemini, chat);
    expect(draft().pathTemplate).toBeNull();
  });

  it('of the same format changes only the model of an edited body', async () => {
    editor.type('{"model": "one-model", "n": 1.10}');
    await switchProvider(chat, otherChat);
    expect(editor.text()).toBe('{"model": "two-model", "n": 1.10}');
    expect(notice()).toMatchObject({ kind: 'model-changed' });
    editor.undo();
    expect(editor.text()).toBe('{"model": "one-model", "n": 1.10}');
  });

  it('leaves a model that the person chose, and offers its own', async () => {
    editor.type('{"model": "my-choice"}');
    await switchProvider(chat, otherChat);
    expect(editor.text()).toBe('{"model": "my-choice"}');
    expect(notice()).toEqual({ kind: 'model', name: 'my-choice', better: 'two-model' });
  });

  it('of another format keeps an edited body and asks', async () => {
    editor.type('{"mine": true}');
    await switchProvider(chat, messages);
    expect(editor.text()).toBe('{"mine": true}');
    expect(draft()).toMatchObject({ providerSlug: 'three', templateId: null });
    expect(notice()).toMatchObject({ kind: 'family', template: { id: 'stream' } });
  });

  it('replaces only when told to, in one step that Undo takes back', async () => {
    editor.type('{"mine": true}');
    await switchProvider(chat, messages);
    const asked = notice();
    if (asked?.kind !== 'family' || asked.template === null) throw new Error('not asked');
    replaceBody(asked.template);
    expect(JSON.parse(editor.text())).toHaveProperty('model', 'three-model');
    expect(notice()).toEqual({ kind: 'replaced' });
    editor.undo();
    expect(editor.text()).toBe('{"mine": true}');
  });

  it('never replaces what is typed while it looks', async () => {
    const stop = useDraft.subscribe(() => {
      stop();
      queueMicrotask(() => editor.type('{"mine": true}'));
    });
    await switchProvider(chat, messages);
    expect(editor.text()).toBe('{"mine": true}');
  });

  it('keeps text that is not JSON', async () => {
    editor.type('half a thought');
    await switchProvider(chat, otherChat);
    expect(editor.text()).toBe('half a thought');
    expect(notice()).toBeNull();
  });
});

describe('another template', () => {
  const choose = async (id: string) => {
    const template = (await loadTemplates('openai-chat')).find((candidate) => candidate.id === id);
    if (template) await switchTemplate(template, chat);
  };

  it('loads when nothing was written', async () => {
    await choose('function-call');
    expect(JSON.parse(editor.text())).toHaveProperty('tools');
  });

  it('asks before it takes the place of an edited body', async () => {
    editor.type('{"mine": true}');
    await choose('function-call');
    expect(editor.text()).toBe('{"mine": true}');
    expect(notice()).toMatchObject({ kind: 'template', template: { id: 'function-call' } });
  });
});
