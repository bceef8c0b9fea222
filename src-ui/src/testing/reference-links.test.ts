import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Where each provider keeps its own documentation. The addresses cannot be opened by a test; their form can be looked at. */
const HOME: Readonly<Record<string, RegExp>> = {
  'openai-chat': /^https:\/\/platform\.openai\.com\/docs\/(?:api-reference|guides)\/[a-z/-]+$/,
  'openai-responses': /^https:\/\/platform\.openai\.com\/docs\/(?:api-reference|guides)\/[a-z/-]+$/,
  'anthropic-messages':
    /^https:\/\/platform\.claude\.com\/docs\/en\/(?:api|build-with-claude|agents-and-tools)\/[a-z/-]+$/,
  gemini: /^https:\/\/ai\.google\.dev\/(?:api|gemini-api\/docs)\/[a-z-]+$/,
};
const FOLDERS = ['features/templates/requests', 'features/request/help/schemas'];
const FIELD_ANCHOR = /#(?:chat|responses)-create-(\w+)$/;

interface Link {
  url: string;
  /** The field that the link stands at; null for a template or a definition. */
  field: string | null;
}

function linksIn(node: unknown, field: string | null = null): Link[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]) => {
    if (name === 'properties') return Object.entries(inner).flatMap(([key, value]) => linksIn(value, key));
    if (typeof inner === 'string' && (name === 'docsUrl' || name === 'x-reference'))
      return [{ url: inner, field }];
    return linksIn(inner, Array.isArray(node) ? field : null);
  });
}

describe.each(Object.entries(HOME))('the links to the reference of %s', (family, home) => {
  const links = FOLDERS.flatMap((folder) => {
    const path = join(import.meta.dirname, '..', folder, `${family}.json`);
    return linksIn(JSON.parse(readFileSync(path, 'utf8')));
  });

  it('lead to the provider’s own documentation, each page by one form of its address', () => {
    expect(links.length).toBeGreaterThan(10);
    for (const { url } of links) expect(url.replace(/#[\w:.-]+$/, '')).toMatch(home);
    const pages = new Set(links.map(({ url }) => url.replace(/#.*$/, '')));
    expect(new Set([...pages].map((page) => page.toLowerCase())).size).toBe(pages.size);
  });

  it('name the field that they stand at, where they name one', () => {
    for (const { url, field } of links) {
      const named = FIELD_ANCHOR.exec(url)?.[1];
      if (named !== undefined && field !== null) expect(url).toMatch(new RegExp(`-create-${field}$`));
    }
  });
});

it('looks at every file that has links', () => {
  const files = FOLDERS.flatMap((folder) => readdirSync(join(import.meta.dirname, '..', folder)));
  expect(new Set(files)).toEqual(new Set([...Object.keys(HOME), 'other'].map((family) => `${family}.json`)));
});
