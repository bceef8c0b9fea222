// One stream at a time: how much later the first event comes, and how long each one is on its way.
import { median } from '../numbers.mjs';
import { ask } from '../processes.mjs';

const EVENTS = 5;
const INTERVAL = 10;

export async function events({ targets }, { rounds, seconds }, say) {
  const sites = Object.fromEntries(
    Object.entries(targets).map(([name, target]) => [name, target.site('stream')]),
  );
  const task = { sites, path: `stream/${EVENTS}/${INTERVAL}`, streams: seconds * 20 };
  const records = [];
  for (let round = 1; round <= rounds; round++) {
    const record = await ask('clients/timings.mjs', task).answer;
    records.push(record);
    for (const [name, { first, event }] of Object.entries(record)) {
      say(
        `round ${round} ${name}: first event p50 ${Math.round(first.p50)} µs, p99 ${Math.round(first.p99)} µs; each p99 ${Math.round(event.p99)} µs`,
      );
    }
  }
  return Object.fromEntries(
    Object.keys(sites).map((name) => [name, condense(records.map((record) => record[name]))]),
  );
}

function condense(records) {
  const of = (what, figure) => median(records.map((record) => record[what][figure]));
  const both = (what) => ({ p50: of(what, 'p50'), p99: of(what, 'p99') });
  return { first: both('first'), event: both('event'), samples: records.length * records[0].event.count };
}
