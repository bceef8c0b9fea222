// Readers that take nothing more of an endless reply: what the gateway holds for them.
import { setTimeout as sleep } from 'node:timers/promises';
import { instances, memory } from '../jvm.mjs';
import { ask } from '../processes.mjs';
import { residentMiB } from '../proc.mjs';
import { secondsUntil, upstreamExchanges } from '../watch.mjs';
import { EXCHANGE } from './aborts.mjs';

/** Less than the write-stall limit of the gateway, which then ends such exchanges. */
const SETTLE = 10;
const HELD = 30;

export async function stalled({ targets: { gateway }, upstreams }, { stalled: readers }, say) {
  const idle = { ...(await memory(gateway.pid)), resident: residentMiB(gateway.pid) };
  const client = ask('clients/stalled.mjs', {
    site: gateway.site('stream'),
    readers,
    milliseconds: HELD * 1000,
  });
  await sleep(SETTLE * 1000);
  const resident = residentMiB(gateway.pid);
  const busy = await memory(gateway.pid);
  const exchanges = await instances(gateway.pid, EXCHANGE);
  const { answered, held } = await client.answer;
  const released = await secondsUntil(async () => (await upstreamExchanges(upstreams.stream.port)) === 0, 10);
  const result = {
    readers,
    answered,
    held,
    exchanges,
    heap: busy.heap - idle.heap,
    direct: busy.direct - idle.direct,
    resident: resident - idle.resident,
    released,
  };
  say(
    `${readers} stalled: heap ${result.heap.toFixed(1)} MiB, direct ${result.direct.toFixed(1)} MiB more than idle; let go after ${released.toFixed(2)} s`,
  );
  return result;
}
