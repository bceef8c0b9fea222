// Everything that takes part, started and checked.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { BENCH, ROOT, freePort, start } from '../processes.mjs';
import { request, reply } from '../payload.mjs';
import { startBare } from './bare.mjs';
import { startGateway } from './gateway.mjs';
import { startIdentityProvider } from './identity-provider.mjs';
import { startJsonUpstream, startNginxProxy } from './nginx.mjs';
import { startPortkey } from './portkey.mjs';

/** @returns {targets, upstreams, identity}: each target has site(kind), kind being json or stream */
export async function startParts({ targets, javaOptions }) {
  const identity = await startIdentityProvider();
  const upstreams = { json: await startJsonUpstream(), stream: await startStreamUpstream() };
  const parts = {
    identity,
    jsonPort: upstreams.json.port,
    streamPort: upstreams.stream.port,
    key: `sk-bench-${randomBytes(16).toString('hex')}`,
    javaOptions: javaOptions.map(fromRoot),
  };
  const starters = {
    direct: () => direct(upstreams, identity),
    nginx: () => startNginxProxy(parts),
    bare: () => startBare(parts),
    gateway: () => startGateway(parts),
    unmetered: () => startGateway(parts, { name: 'unmetered', settings: { 'passthrough.metrics.enabled': false } }),
    portkey: () => startPortkey(parts),
  };
  const started = {};
  for (const name of targets) {
    started[name] = await starters[name]();
    await check(name, started[name].site('json'));
  }
  return { targets: started, upstreams, identity };
}

/** A file of options, `@file`, is named from the project's root. */
function fromRoot(option) {
  return option.startsWith('@') ? `@${join(ROOT, option.slice(1))}` : option;
}

/** No process of its own: the upstream itself, called as the gateway is, with the same token. */
function direct(upstreams, identity) {
  const headers = { Authorization: `Bearer ${identity.token}` };
  return { name: 'direct', site: (kind) => ({ port: upstreams[kind].port, base: '/v1/', headers }) };
}

async function startStreamUpstream() {
  const port = await freePort();
  const args = [`${BENCH}/src/servers/stream-upstream.mjs`, String(port)];
  const part = await start({ name: 'stream-upstream', command: process.execPath, args, port });
  return { ...part, port };
}

/** One request each before anything is measured: what answers an error is fast, and worth nothing. */
async function check(name, site) {
  const headers = { ...site.headers, 'Content-Type': 'application/json' };
  const address = `http://127.0.0.1:${site.port}${site.base}chat/completions`;
  const response = await fetch(address, { method: 'POST', headers, body: request() });
  const body = await response.text();
  const same = JSON.stringify(JSON.parse(body)) === reply();
  if (response.status !== 200 || !same)
    throw new Error(`${name} answered ${response.status}: ${body.slice(0, 300)}`);
}
