// bench/run: starts everything, measures, writes it down, and ends everything.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { goals } from './goals.mjs';
import { TRACKING } from './jvm.mjs';
import { describeMachine } from './machine.mjs';
import { USAGE, readOptions } from './options.mjs';
import { startParts } from './parts/parts.mjs';
import { ROOT, WORK, stopAll } from './processes.mjs';
import { report, table } from './report.mjs';
import { aborts } from './scenarios/aborts.mjs';
import { cancel } from './scenarios/cancel.mjs';
import { events } from './scenarios/events.mjs';
import { latency, throughput } from './scenarios/json.mjs';
import { slow } from './scenarios/slow.mjs';
import { stalled } from './scenarios/stalled.mjs';
import { streams } from './scenarios/streams.mjs';
import { missing } from './tools.mjs';
import { troubleIn } from './trouble.mjs';

const LONGEST = 30 * 60_000;

/** Speed first, everybody side by side; then endurance, with a gateway that tells of its memory. */
const PHASES = [
  { scenarios: { json: throughput, latency, events }, without: [], javaOptions: [] },
  { scenarios: { streams, stalled, slow, cancel, aborts }, without: ['bare', 'portkey', 'unmetered'], javaOptions: [TRACKING] },
];
const GATEWAY_ALONE = ['stalled', 'slow', 'cancel', 'aborts'];

const options = readOptionsOrExit();
const gaps = missing(options.targets);
if (gaps.length > 0) exit(2, ['The benchmark needs', ...gaps.map((gap) => `  - ${gap}`)].join('\n'));

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => stopAll().then(() => exit(130, 'Stopped.')));
setTimeout(() => stopAll().then(() => exit(1, 'It took longer than half an hour.')), LONGEST).unref();

try {
  // What an earlier run has left is not this one's.
  rmSync(WORK, { recursive: true, force: true });
  const results = { trouble: { count: 0, first: [] } };
  for (const phase of PHASES) await run(phase, results);
  write(results);
} catch (failure) {
  await stopAll();
  exit(1, failure.stack);
}
process.exit(0);

async function run({ scenarios, without, javaOptions }, results) {
  const targets = options.targets.filter((name) => !without.includes(name));
  const chosen = Object.entries(scenarios)
    .filter(([name]) => options.scenarios.includes(name))
    .filter(([name]) => targets.includes('gateway') || !GATEWAY_ALONE.includes(name));
  if (chosen.length === 0) return;
  const parts = await startParts({ targets, javaOptions: [...options.javaOptions, ...javaOptions] });
  for (const [name, scenario] of chosen) {
    console.log(`── ${name}`);
    results[name] = await scenario(parts, options, console.log);
  }
  await stopAll();
  parts.identity.close();
  if (parts.targets.gateway) await addTrouble(results.trouble, parts.targets.gateway.log);
}

async function addTrouble(trouble, log) {
  const { count, first } = await troubleIn(log);
  trouble.count += count;
  trouble.first.push(...first);
  for (const line of first) console.log(`log: ${line}`);
}

function write(results) {
  const reached = goals(results);
  const file = resolve(ROOT, options.output);
  // Every request has left lines in the logs; what counts of them is in the results.
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  writeFileSync(join(WORK, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report(results, reached, describeMachine(), options));
  console.log(
    `\n${table(['Goal', 'Limit', 'Seen', ''], reached.map(goalRow))}\n\nWritten to ${relative(ROOT, file)}`,
  );
}

function goalRow({ text, limit, shown, reached }) {
  return [text, limit, shown, reached ? 'reached' : 'MISSED'];
}

function readOptionsOrExit() {
  try {
    const read = readOptions(process.argv.slice(2));
    if (read.help) exit(0, USAGE);
    return read;
  } catch (mistake) {
    return exit(2, `${mistake.message}\n\n${USAGE}`);
  }
}

function exit(code, text) {
  (code === 0 ? console.log : console.error)(text);
  process.exit(code);
}
