// Writes requests as code, as the page's Code view does: a JSON list of {target, way, provider, outgoing} comes in by
// standard input, and the list of their texts goes out. For the tests that run them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const vite = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true, include: [] },
  logLevel: 'error',
});
const { callOf } = await vite.ssrLoadModule('/src/features/snippets/call.ts');
const { snippetOf } = await vite.ssrLoadModule('/src/features/snippets/snippet.ts');

const wanted = JSON.parse(readFileSync(0, 'utf8'));
const texts = wanted.map(({ target, way, provider, outgoing }) => {
  const snippet = snippetOf(target, callOf(outgoing, provider, way));
  if (!snippet.ok) throw new Error(`${target}: ${snippet.reason}`);
  return snippet.code;
});
console.log(JSON.stringify(texts));
await vite.close();
