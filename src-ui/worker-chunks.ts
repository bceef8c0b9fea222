import { basename } from 'node:path';
import type { Plugin } from 'vite';

/**
 * `?worker-chunk` is the address of a worker that is built as one more entry of the page: what both use is in one file, where
 * a worker's own bundle would hold it again. While developing there are no bundles, and it is the usual worker's.
 */
export const workerChunks: Plugin = {
  name: 'worker-chunks',
  load(id) {
    const [file = '', query] = id.split('?');
    if (query !== 'worker-chunk') return null;
    if (this.environment.mode === 'dev')
      return `export { default as url } from ${JSON.stringify(`${file}?worker&url`)};`;
    const chunk = this.emitFile({ type: 'chunk', id: file, name: basename(file, '.ts') });
    return `export const url = import.meta.ROLLUP_FILE_URL_${chunk};`;
  },
};
