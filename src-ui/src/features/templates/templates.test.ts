import { describe, expect, it } from 'vitest';
import { loadTemplates } from '@/features/templates/load-templates';
import { checkJson } from '@/lib/json/lossless-json';
import { FAMILIES } from '@/lib/model/provider';
import { fillPath, fillTemplate } from '@/lib/model/request-template';
import { provider } from '@/testing/providers';

describe.each(FAMILIES)('the templates of %s', (family) => {
  it('have what the page shows of them', async () => {
    const templates = await loadTemplates(family);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
    for (const template of templates) {
      expect(template.id).toMatch(/^[a-z][a-z-]*$/);
      expect(template.title).not.toBe('');
      expect(template.description).toMatch(/\.$/);
      if (template.docsUrl !== null) expect(template.docsUrl).toMatch(/^https:\/\//);
      const { body } = fillTemplate(template, 'm');
      expect(template.method === 'GET' ? body : checkJson(body)).toBe(template.method === 'GET' ? '' : null);
    }
  });

  it('have the ones that everyone begins with', async () => {
    const ids = (await loadTemplates(family)).map(({ id }) => id);
    expect(ids[0]).toBe('hello-world');
    if (family === 'other') return;
    expect(ids).toEqual(
      expect.arrayContaining([
        'message-roles',
        'function-call',
        'tool-result',
        'structured-output',
        'image-input',
        'stream',
        'model-list',
      ]),
    );
  });

  it('ask for the provider’s model in the body or in the path', async () => {
    for (const template of await loadTemplates(family)) {
      const { body, pathTemplate, id } = fillTemplate(template, 'the "model"');
      // A list has no model, and vectors have one of their own.
      const hasModel = id !== 'model-list' && id !== 'embeddings';
      if (family === 'gemini') expect(body).not.toContain('the \\"model');
      else if (hasModel) expect(JSON.parse(body)).toHaveProperty('model', 'the "model"');
      expect(`${body}${fillPath(pathTemplate, provider('p', family))}`).not.toContain('{{');
    }
  });
});

describe('a path', () => {
  it('has the model as a path allows', () => {
    const gemini = provider('p', 'gemini', { defaultModel: 'a/b c', defaultPath: null });
    expect(fillPath('{{root}}models/{{model}}:go', gemini)).toBe('models/a%2Fb%20c:go');
    expect(fillPath(null, gemini)).toBeNull();
  });

  it.each([
    ['gemini', 'v1beta/models/m:generateContent', 'v1beta/models'],
    ['gemini', 'models/m:generateContent', 'models'],
    ['openai-chat', 'v1/chat/completions', 'v1/models'],
    ['openai-chat', 'chat/completions', 'models'],
    ['anthropic-messages', 'v1/messages', 'v1/models'],
    ['openai-responses', 'openai/v1/responses', 'openai/v1/models'],
    ['other', 'v1/anything', 'models'],
  ] as const)('of %s begins as %s does', (family, defaultPath, expected) => {
    expect(fillPath('{{root}}models', provider('p', family, { defaultPath }))).toBe(expected);
  });
});
