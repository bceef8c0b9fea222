import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { workerChunks } from './worker-chunks';

/** What the JSON language service brings besides: for those who write schemas, and for menus that the editor has not. */
const UNUSED: Readonly<Record<string, string>> = {
  'services/configuration': 'export const schemaContributions = { schemaAssociations: [], schemas: {} };',
  'services/jsonDocumentSymbols':
    'export class JSONDocumentSymbols { findDocumentSymbols() {} findDocumentSymbols2() {} findDocumentColors() {} getColorPresentations() {} }',
  'services/jsonHover': 'export class JSONHover { doHover() {} }',
  'services/jsonFolding': 'export const getFoldingRanges = () => [];',
  'services/jsonSelectionRanges': 'export const getSelectionRanges = () => [];',
  'services/jsonLinks': 'export const findLinks = () => [];',
  'utils/sort': 'export const sort = () => [];',
  'utils/format': 'export const format = () => [];',
};

/** Of addresses it needs no more than this: ours are plain, and none is ever fetched. */
const PLAIN_URI = `
const of = (text) => ({
  scheme: /^[a-z][a-z\\d+.-]*(?=:)/i.exec(text)?.[0] ?? '',
  fsPath: text,
  toString: () => text,
  with: () => of(text.replace(/[?#].*$/s, '')),
});
export const URI = { parse: of };`;

const withoutUnusedServices: Plugin = {
  name: 'without-unused-services',
  enforce: 'pre',
  load(id) {
    if (/[\\/]vscode-uri[\\/]/.test(id)) return PLAIN_URI;
    const [, module = ''] = /vscode-json-languageservice\/lib\/esm\/(.+)\.js$/.exec(id) ?? [];
    return UNUSED[module] ?? null;
  },
};

const LAYERS = '@layer tokens,base,components,features,overrides;';

/**
 * The style sheet that the browser meets first sets the order of the layers. Which one of those that the page links to that is
 * changes, so each says it; what is fetched later comes after them.
 */
const layerOrder: Plugin = {
  name: 'layer-order',
  enforce: 'post',
  generateBundle(_, bundle) {
    const linked = new Set<string>();
    const visit = (name: string) => {
      const chunk = bundle[name];
      if (chunk?.type !== 'chunk') return;
      for (const style of chunk.viteMetadata?.importedCss ?? []) linked.add(style);
      chunk.imports.forEach(visit);
    };
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
    }
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && linked.has(file.fileName)) file.source = LAYERS + file.source;
    }
  },
};

/** The name in its style sheet and a short sign for that sheet: the usual one, with each name's place in it, weighs more. */
function className(name: string, file: string): string {
  const sheet = relative(import.meta.dirname, file).replaceAll('\\', '/');
  return `${name}-${createHash('sha256').update(sheet).digest('hex').slice(0, 4)}`;
}

export default defineConfig(({ command }) => ({
  // The page is rendered by the server: there is no index.html, and an unknown path must be a 404, not a page.
  appType: 'custom',
  // Relative, so that the built files work under any path prefix.
  base: command === 'build' ? './' : '/',
  plugins: [react(), workerChunks, layerOrder],
  css: { modules: { generateScopedName: className } },
  resolve: { tsconfigPaths: true },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  worker: { format: 'es', plugins: () => [withoutUnusedServices] },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    manifest: true,
    // First versions with light-dark(), @layer and CSS nesting, so none of them is rewritten.
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The page's CSP has no data: for fonts and scripts; files keep their own address.
    assetsInlineLimit: 0,
    // What the bundle is made of and under which licences, with their texts: .vite/license.md.
    license: true,
    rolldownOptions: { input: 'src/main.tsx' },
  },
}));
