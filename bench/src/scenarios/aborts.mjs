// Callers that leave at any moment: everything that they had must be given back.
import { setTimeout as sleep } from 'node:timers/promises';
import { instances, memory } from '../jvm.mjs';
import { openSockets } from '../proc.mjs';
import { ask } from '../processes.mjs';
import { secondsUntil, upstreamExchanges } from '../watch.mjs';

/** The gateway's object for one exchange, with its timer and its place in the limits. */
export const EXCHANGE = 'dev.promptpassthrough.passthrough.Exchange';

/** The gateway keeps idle connections to a provider for 30 s, which must not hide a socket that is never closed. */
const POOL_EMPTY = 32;

export async function aborts({ targets: { gateway }, upstreams }, { aborts: count }, say) {
  await sleep(POOL_EMPTY * 1000);
  const before = { ...(await memory(gateway.pid)), sockets: openSockets(gateway.pid) };
  const moments = await ask('clients/aborts.mjs', { site: gateway.site('stream'), aborts: count }).answer;
  const back = await secondsUntil(async () => {
    const active = await upstreamExchanges(upstreams.stream.port);
    return active === 0 && openSockets(gateway.pid) <= before.sockets;
  }, 30);
  const after = { ...(await memory(gateway.pid)), sockets: openSockets(gateway.pid) };
  const exchanges = await instances(gateway.pid, EXCHANGE);
  say(
    `${count} aborts: back to ${after.sockets} sockets (${before.sockets} before) after ${back.toFixed(2)} s, ${exchanges} exchanges left`,
  );
  return { count, moments, back, before, after, exchanges };
}
