// This gateway as it is delivered: the packaged application in its production profile, every check on, one event loop.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORK, freePort, start } from '../processes.mjs';
import { APPLICATION, JAVA } from '../tools.mjs';
import { AUDIENCE } from './identity-provider.mjs';

/** More than the scenarios have running: all of them are one caller, with one provider. */
const STREAMS = '4096';

/**
 * @param parts {identity, jsonPort, streamPort, key, javaOptions}
 * @param variant {name, settings}: another one beside it, with some settings of its own
 */
export async function startGateway(parts, { name, settings } = { name: 'gateway', settings: {} }) {
  const port = await freePort();
  const folder = join(WORK, name);
  mkdirSync(join(folder, 'config'), { recursive: true });
  const config = { ...configuration(parts, port, await freePort()), ...settings };
  const lines = Object.entries(config).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(folder, 'config', 'application.properties'), lines.join(''), { mode: 0o600 });
  const args = [...parts.javaOptions, '-jar', APPLICATION];
  const part = await start({ name, command: JAVA, args, cwd: folder, port });
  const headers = { Authorization: `Bearer ${parts.identity.token}` };
  const site = (kind) => ({ port, base: `/api/v1/prompts/passthrough/${kind}/`, headers });
  return { ...part, port, site };
}

function configuration({ identity, jsonPort, streamPort, key }, port, managementPort) {
  return {
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': port,
    'quarkus.management.host': '127.0.0.1',
    'quarkus.management.port': managementPort,
    'quarkus.vertx.event-loops-pool-size': 1,
    'quarkus.oidc.auth-server-url': identity.issuer,
    'quarkus.oidc.client-id': AUDIENCE,
    'quarkus.oidc.credentials.secret': randomBytes(24).toString('hex'),
    'quarkus.oidc.token.audience': AUDIENCE,
    'quarkus.oidc.token-state-manager.encryption-secret': randomBytes(24).toString('hex'),
    'quarkus.oidc.authentication.state-secret': randomBytes(24).toString('hex'),
    'passthrough.session.csrf-secret': randomBytes(24).toString('hex'),
    'passthrough.limits.max-streams': STREAMS,
    'passthrough.limits.max-streams-per-user': STREAMS,
    ...provider('json', jsonPort, key),
    ...provider('stream', streamPort, key),
  };
}

function provider(slug, port, key) {
  const prefix = `passthrough.providers.${slug}`;
  return {
    [`${prefix}.base-url`]: `http://127.0.0.1:${port}/v1/`,
    [`${prefix}.auth.secret`]: key,
    [`${prefix}.allow-private-address`]: true,
    [`${prefix}.max-connections`]: STREAMS,
  };
}
