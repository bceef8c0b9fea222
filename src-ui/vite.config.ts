import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The JSON language service brings schemas of schemas, for those who write schemas; the page's readers write requests. */
const withoutMetaSchemas: Plugin = {
  name: 'without-meta-schemas',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('vscode-json-languageservice/lib/esm/services/configuration.js')
      ? 'export const schemaContributions = { schemaAssociations: [], schemas: {} };'
      : null,
};

const LAYERS = '@layer tokens,base,components,features,overrides;';

/** The style sheet that the browser meets first sets the order of the layers. Which one that is changes, so each says it. */
const layerOrder: Plugin = {
  name: 'layer-order',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = LAYERS + file.source;
    }
  },
};

export default defineConfig(({ command }) => ({
  // The page is rendered by the server: there is no index.html, and an unknown path must be a 404, not a page.
  appType: 'custom',
  // Relative, so that the built files work under any path prefix.
  base: command === 'build' ? './' : '/',
  plugins: [react(), layerOrder],
  resolve: { tsconfigPaths: true },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  worker: { format: 'es', plugins: () => [withoutMetaSchemas] },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    manifest: true,
    // First versions with light-dark(), @layer and CSS nesting, so none of them is rewritten.
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The page's CSP has no data: for fonts and scripts; files keep their own address.
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'src/main.tsx' },
  },
}));
