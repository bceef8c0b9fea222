// Fails the build when the page grows above what it may weigh. Sizes are gzip -9 in kB (1000 bytes), as a reader downloads them.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = pathToFileURL(`${resolve(process.argv[2] ?? 'dist')}/`);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;
const sum = (files) => [...files].reduce((total, file) => total + size(file), 0);

/** The script of a chunk and of everything it imports statically. */
function staticFiles(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file);
    for (const imported of chunk.imports ?? []) staticFiles(imported, seen);
  }
  return seen;
}

const assets = readdirSync(new URL('assets/', dist)).map((name) => `assets/${name}`);
const entry = staticFiles('src/main.tsx');
const editorKeys = Object.keys(manifest).filter((key) => /code-mirror|json-editor|code-viewer/.test(key));
const editor = new Set(editorKeys.flatMap((key) => [...staticFiles(key)]).filter((file) => !entry.has(file)));
/** One for each wire format; a user who stays with one provider loads one. */
const filesIn = (folder) =>
  Object.keys(manifest)
    .filter((key) => key.includes(folder))
    .map((key) => manifest[key].file);
const schemas = Object.keys(manifest).filter((key) => key.includes('/help/schemas/'));
const alternatives = [filesIn('/help/schemas/'), filesIn('/templates/requests/')];
const largest = alternatives.map((files) => files.toSorted((one, other) => size(other) - size(one))[0]);
const loaded = assets.filter(
  (file) => /\.(js|css)$/.test(file) && (largest.includes(file) || !alternatives.flat().includes(file)),
);
const parts = {
  entry: [entry, 175],
  editor: [[...editor].filter((file) => file.endsWith('.js')), 145],
  workers: [assets.filter((file) => /worker[^/]*\.js$/.test(file) && !/json-help/.test(file)), 12],
  'help worker': [assets.filter((file) => /json-help-worker[^/]*\.js$/.test(file)), 45],
  ...Object.fromEntries(schemas.map((key) => [key.split('/').at(-1), [[manifest[key].file], 25]])),
  css: [assets.filter((file) => file.endsWith('.css')), 15],
  // Everything that one user of one wire format can ever load: each view and dialog opened, all workers, the second language,
  // the largest schema and the largest set of templates.
  total: [loaded, 425],
};

let failed = false;
for (const [name, [files, limit]] of Object.entries(parts)) {
  const kilobytes = sum(files);
  const over = kilobytes > limit;
  failed ||= over;
  console.log(
    `${over ? 'OVER' : 'ok  '} ${name.padEnd(24)}${kilobytes.toFixed(1).padStart(7)} of ${limit} kB gzip`,
  );
}
process.exit(failed ? 1 : 0);
