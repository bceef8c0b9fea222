// The gateway's own HTTP server and client with nothing of the gateway's: what no gateway made of them can be below.
import { dirname, join } from 'node:path';
import { BENCH, freePort, start } from '../processes.mjs';
import { APPLICATION, JAVA } from '../tools.mjs';

export async function startBare({ jsonPort, streamPort, key, javaOptions }) {
  const port = await freePort();
  const libraries = join(dirname(APPLICATION), 'lib', 'main', '*');
  const options = [...javaOptions, '-cp', libraries];
  const args = [...options, join(BENCH, 'bare', 'BareProxy.java'), port, jsonPort, streamPort, key].map(String);
  const part = await start({ name: 'bare', command: JAVA, args, port });
  const site = (kind) => ({ port, base: `/${kind}/`, headers: {} });
  return { ...part, site };
}
