import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..');
const ALL = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(SRC, join(entry.parentPath, entry.name)));
const FILES = ALL.filter((file) => /\.tsx?$/.test(file));
const SHEETS = ALL.filter((file) => file.endsWith('.module.css'));
const OWN = FILES.filter((file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('testing/'));

const read = (file: string) => readFileSync(join(SRC, file), 'utf8');
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(@\/|\.)([^']*)'/g)].map(
    ([, start, rest]) => `${start}${rest}`,
  );

/** The others are the page's or the editor's. */
const OWN_CLASS = /^[a-zA-Z0-9]+$/;

/** What each part may import besides its own folder. */
const MAY: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['main.tsx', ['app', 'config', 'lib', 'styles']],
  ['app', ['features', 'components', 'lib', 'config']],
  ['features', ['components', 'lib', 'config']],
  ['components', ['lib']],
  ['config', ['lib']],
  ['lib', []],
];

/** The unit that may use itself: one feature, or one of the other parts as a whole. */
const unitOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('features/') ? 2 : 1)
    .join('/');

describe('the arrows between the parts', () => {
  it('sees the files', () => {
    expect(OWN.length).toBeGreaterThan(80);
  });

  it.each(OWN)('%s imports only what it may', (file) => {
    const [, allowed] = MAY.find(([part]) => file === part || file.startsWith(`${part}/`)) ?? ['', []];
    const targets = importsOf(file)
      .filter((target) => target.startsWith('@/'))
      .map((target) => target.slice(2));
    const forbidden = targets.filter(
      (target) => unitOf(target) !== unitOf(file) && !allowed.includes(target.split('/')[0] ?? ''),
    );
    expect(forbidden).toEqual([]);
  });

  it.each(OWN)('%s names its imports from the root', (file) => {
    const relativeImports = importsOf(file).filter((target) => target.startsWith('.'));
    expect(relativeImports.filter((target) => !target.startsWith('./requests/'))).toEqual([]);
  });
});

describe('the size of the files', () => {
  it.each(OWN)('%s is short enough to read at once', (file) => {
    const lines = read(file).split('\n').length - 1;
    const isCatalogue = file.startsWith('lib/messages/');
    const isHook = /\/use-[^/]+\.tsx?$/.test(file);
    const limit = isCatalogue ? 1000 : file.endsWith('.tsx') ? 100 : isHook ? 90 : 200;
    expect(lines).toBeLessThanOrEqual(limit);
  });
});

describe('the style sheets', () => {
  it('sees them', () => {
    expect(SHEETS.length).toBeGreaterThan(40);
  });

  it.each(SHEETS)('%s styles only what there is', (sheet) => {
    const users = OWN.filter((file) => importsOf(file).includes(`@/${sheet}`)).map(read);
    expect(users).not.toEqual([]);
    const rules = read(sheet).replaceAll(/\/\*.*?\*\//gs, '');
    const classes = [...rules.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/gi)].map(([, name]) => name);
    const isUsed = (name = '') =>
      users.some((text) => new RegExp(`\\w\\.${name}\\b|styles\\[`).test(text)) || !OWN_CLASS.test(name);
    expect(classes.filter((name) => !isUsed(name))).toEqual([]);
  });
});
