// Debian's nginx twice: as the provider that answers JSON, and as the proxy to be measured against.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH, WORK, freePort, start } from '../processes.mjs';
import { reply } from '../payload.mjs';

export async function startJsonUpstream() {
  const port = await freePort();
  const part = await startNginx('upstream', port, { PORT: port, REPLY: reply() });
  return { ...part, port };
}

export async function startNginxProxy({ jsonPort, streamPort, key }) {
  const port = await freePort();
  const part = await startNginx('proxy', port, {
    PORT: port,
    JSON_PORT: jsonPort,
    STREAM_PORT: streamPort,
    KEY: key,
  });
  const site = (kind) => ({ port, base: `/${kind}/`, headers: {} });
  return { ...part, name: 'nginx', site };
}

function startNginx(name, port, values) {
  const folder = join(WORK, `nginx-${name}`);
  mkdirSync(folder, { recursive: true });
  const template = readFileSync(join(BENCH, 'nginx', `${name}.conf`), 'utf8');
  const config = template.replace(/@([A-Z_]+)@/g, (_, key) => values[key]);
  writeFileSync(join(folder, 'nginx.conf'), config, { mode: 0o600 });
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
  return start({ name: `nginx-${name}`, command: 'nginx', args, cwd: folder, port });
}
