// Callers that leave at any moment: everything that they had must be given back.
import { setTimeout as sleep } from 'node:timers/promises';
import { instances, memory } from '../jvm.mjs';
import { connections } from '../proc.mjs';
import { ask } from '../processes.mjs';
import { secondsUntil, upstreamExchanges } from '../watch.mjs';

/** The gateway's object for one exchange, with its timer and its place in the limits. */
export const EXCHANGE = 'dev.promptpassthrough.passthrough.Exchange';

/** In seconds; the gateway closes its idle connections before that. */
const LONGEST_WAIT = 40;

/** The gateway keeps idle connections to a provider for 30 s, which must not hide a socket that is never closed. */
const POOL_EMPTY = 32;

export async function aborts({ targets: { gateway }, upstreams }, { aborts: count }, say) {
  await sleep(POOL_EMPTY * 1000);
  const before = { ...(await memory(gateway.pid)), ...connections(gateway.pid, gateway.port) };
  const moments = await ask('clients/aborts.mjs', { site: gateway.site('stream'), aborts: count }).answer;
  const began = performance.now();
  const since = () => (performance.now() - began) / 1000;
  const free = async () => (await upstreamExchanges(upstreams.stream.port)) === 0;
  const gone = () => connections(gateway.pid, gateway.port).callers <= before.callers;
  const closed = () => connections(gateway.pid, gateway.port).all <= before.all;
  // One after the other, each counted from when the last one left.
  const back = {};
  for (const [what, holds] of Object.entries({ upstream: free, callers: gone, all: closed })) {
    const reached = (await secondsUntil(holds, LONGEST_WAIT)) < Number.POSITIVE_INFINITY;
    back[what] = reached ? since() : Number.POSITIVE_INFINITY;
  }
  const after = { ...(await memory(gateway.pid)), ...connections(gateway.pid, gateway.port) };
  const exchanges = await instances(gateway.pid, EXCHANGE);
  say(
    `${count} aborts: upstream free after ${back.upstream.toFixed(2)} s, callers' connections closed after ${back.callers.toFixed(2)} s, all after ${back.all.toFixed(2)} s; ${exchanges} exchanges left`,
  );
  return { count, moments, back, before, after, exchanges };
}
