import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSchema } from '@/features/request/help/load-schema';
import { whichSchema } from '@/features/request/help/which-schema';
import { loadTemplates } from '@/features/templates/load-templates';
import { createHelpService } from '@/lib/json-help/help-service';
import type { Family } from '@/lib/model/provider';
import { fillPath, fillTemplate } from '@/lib/model/request-template';
import { provider } from '@/testing/providers';

const DEFAULT_PATHS: ReadonlyArray<readonly [Family, string]> = [
  ['openai-chat', 'v1/chat/completions'],
  ['openai-responses', 'v1/responses'],
  ['anthropic-messages', 'v1/messages'],
  ['gemini', 'v1beta/models/m:generateContent'],
];
const SCHEMAS = join(import.meta.dirname, 'schemas');

async function helpFor(family: Family, method: string, path: string) {
  const choice = whichSchema(family, method, path);
  const schema = choice && (await loadSchema(choice));
  if (schema === null) return null;
  const help = createHelpService();
  help.use({ kind: 'use', schema, words: {} });
  return help;
}

describe.each(DEFAULT_PATHS)('the schema of %s', (family, defaultPath) => {
  it('has nothing to say of our templates', async () => {
    const to = provider('p', family, { defaultPath });
    let checked = 0;
    for (const template of await loadTemplates(family)) {
      const { body, pathTemplate, method } = fillTemplate(template, 'm');
      const help = await helpFor(family, method, fillPath(pathTemplate, to) ?? defaultPath);
      if (help === null) continue;
      expect(await help.hints(body), template.id).toEqual([]);
      checked += 1;
    }
    expect(checked).toBeGreaterThanOrEqual(6);
  });

  it('notices a name that nobody knows, at its place', async () => {
    const help = await helpFor(family, 'POST', defaultPath);
    const text = '{\n  "nobody_knows": 1\n}';
    const hints = await help?.hints(text);
    const unknown = hints?.find(({ message }) => message.includes('nobody_knows'));
    expect(unknown && text.slice(unknown.from, unknown.to)).toBe('"nobody_knows"');
    expect(unknown?.line).toBe(2);
  });
});

describe('every schema', () => {
  const files = readdirSync(SCHEMAS);
  const read = (file: string) => JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8'));

  it.each(files)('%s says what it is', (file) => {
    const schema = read(file);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toMatch(new RegExp(`:${file.replace('.json', '')}:\\d{4}-\\d\\d-\\d\\d$`));
    expect(schema.$comment).not.toBe('');
  });

  it.each(files)('%s explains each of its fields', (file) => {
    const silent: string[] = [];
    let described = 0;
    const look = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, inner] of Object.entries(node)) {
        if (name === 'properties' && !/defaultSnippets|\/properties$/.test(path)) {
          for (const [key, field] of Object.entries(inner as Record<string, { description?: string }>)) {
            if (field.description === undefined) silent.push(`${path}/${key}`);
            else described += 1;
          }
        }
        look(inner, `${path}/${name}`);
      }
    };
    look(read(file), '');
    expect(silent).toEqual([]);
    expect(described).toBeGreaterThan(100);
  });
});
