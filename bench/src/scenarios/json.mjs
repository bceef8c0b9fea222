// 1 kB of JSON each way, as fast as it goes over 32 connections, or one at a time over one connection.
import { medianOf, median } from '../numbers.mjs';
import { residentMiB } from '../proc.mjs';
import { warmUp } from '../warmup.mjs';
import { measure } from '../wrk.mjs';

export const throughput = (parts, options, say) => rounds(parts, { ...options, connections: 32 }, say);
export const latency = (parts, options, say) => rounds(parts, { ...options, connections: 1 }, say);

/** Every target has its turn in every round, so that what else the machine does hits all of them alike. */
async function rounds({ targets, upstreams }, { connections, seconds, warmup, rounds: count }, say) {
  const records = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (const target of Object.values(targets)) {
    await warmUp(target, { connections, longest: warmup });
  }
  for (let round = 1; round <= count; round++) {
    for (const [name, target] of Object.entries(targets)) {
      const watched = { upstream: upstreams.json.pid, ...(target.pid && { [name]: target.pid }) };
      const record = await measure(target.site('json'), { connections, seconds, watched });
      records[name].push({ ...record, resident: target.pid ? residentMiB(target.pid) : 0 });
      say(
        `round ${round} ${name}: ${Math.round(record.perSecond)} requests/s, p50 ${record.p50} µs, p99 ${record.p99} µs`,
      );
    }
  }
  return Object.fromEntries(Object.entries(records).map(([name, list]) => [name, condense(name, list)]));
}

function condense(name, records) {
  const cpu = (process) => median(records.map((record) => record.cpu[process] ?? 0));
  return {
    perSecond: medianOf(records, 'perSecond'),
    p50: medianOf(records, 'p50'),
    p99: medianOf(records, 'p99'),
    resident: medianOf(records, 'resident'),
    errors: records.reduce((total, record) => total + record.errors, 0),
    cpu: { own: cpu(name), upstream: cpu('upstream'), wrk: cpu('wrk') },
    records,
  };
}
