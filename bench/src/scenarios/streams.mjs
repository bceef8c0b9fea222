// Many streams at once: all of their events, how late each is, and what a stream costs.
import { cpuMicros, residentMiB } from '../proc.mjs';
import { memory } from '../jvm.mjs';
import { ask } from '../processes.mjs';
import { peakWhile, secondsUntil, upstreamExchanges } from '../watch.mjs';

const INTERVAL = 50;
const HELD_SECONDS = 12;
const WARM_UP = { streams: 100, seconds: 5 };

export async function streams({ targets, upstreams }, { streams: count, streamSeconds }, say) {
  const results = {};
  for (const [name, target] of Object.entries(targets)) {
    await ask('clients/streams.mjs', task(target, WARM_UP.streams, WARM_UP.seconds)).answer;
    const idle = name === 'gateway' ? await memory(target.pid) : undefined;
    results[name] = await run(target, upstreams.stream, count, streamSeconds);
    if (idle) results[name].perStream = await cost(target, upstreams.stream, count, idle);
    const { lost, late } = results[name];
    say(
      `${name}: ${lost} of ${count} streams not whole, events late p50 ${ms(late.p50)} ms, p99 ${ms(late.p99)} ms, most ${ms(late.max)} ms`,
    );
  }
  return results;
}

async function run(target, upstream, count, seconds) {
  const own = target.pid ?? upstream.pid;
  const before = { cpu: cpuMicros(own), resident: residentMiB(own) };
  const client = ask('clients/streams.mjs', task(target, count, seconds));
  const { peak, result } = await peakWhile(own, client.answer);
  const cpu = (cpuMicros(own) - before.cpu) / result.events;
  return { ...result, cpu, residentBefore: before.resident, residentPeak: peak() };
}

/** Not while lateness is measured: a forced collection stops the gateway. KiB of heap and direct memory. */
async function cost(target, upstream, count, idle) {
  const client = ask('clients/streams.mjs', task(target, count, HELD_SECONDS));
  const open = await secondsUntil(
    async () => (await upstreamExchanges(upstream.port)) >= count,
    HELD_SECONDS,
  );
  if (open === Number.POSITIVE_INFINITY) throw new Error(`${count} streams were never open at once`);
  const busy = await memory(target.pid);
  await client.answer;
  const share = (kind) => ((busy[kind] - idle[kind]) * 1024) / count;
  return { heap: share('heap'), direct: share('direct') };
}

function task(target, count, seconds) {
  const events = (seconds * 1000) / INTERVAL;
  return {
    site: target.site('stream'),
    path: `stream/${events}/${INTERVAL}`,
    streams: count,
    events,
    deadline: (seconds * 3 + 30) * 1000,
  };
}

function ms(micros) {
  return (micros / 1000).toFixed(1);
}
