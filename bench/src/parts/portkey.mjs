// Portkey's gateway from npm. It checks nobody: its open-source version has no callers.
import { join } from 'node:path';
import { BENCH, freePort, start } from '../processes.mjs';
import { PORTKEY } from '../tools.mjs';

export async function startPortkey({ jsonPort, streamPort, key }) {
  const port = await freePort();
  const args = ['--import', join(BENCH, 'portkey', 'loopback.mjs'), PORTKEY, `--port=${port}`, '--headless'];
  const part = await start({
    name: 'portkey',
    command: process.execPath,
    args,
    env: { NODE_ENV: 'production' },
    port,
  });
  const ports = { json: jsonPort, stream: streamPort };
  const site = (kind) => ({
    port,
    base: '/v1/',
    headers: {
      Authorization: `Bearer ${key}`,
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': `http://127.0.0.1:${ports[kind]}/v1`,
    },
  });
  return { ...part, site };
}
