// What can be said on the command line.
import { parseArgs } from 'node:util';
import { JAVA_OPTIONS, SCENARIOS, TARGETS } from './names.mjs';

const FULL = {
  // Many and short: what else the machine does then hits all of a round's targets alike.
  rounds: 5,
  seconds: 5,
  // At most; it ends with the work of the JIT compilers.
  warmup: 90,
  streams: 1000,
  streamSeconds: 60,
  stalled: 300,
  megabytes: 1024,
  cancels: 50,
  aborts: 1000,
};
const QUICK = {
  rounds: 3,
  seconds: 2,
  warmup: 3,
  streams: 200,
  streamSeconds: 5,
  stalled: 50,
  megabytes: 64,
  cancels: 10,
  aborts: 200,
};

export const USAGE = `Usage: bench/run [options]

  --quick              everything once, short: proves that it works, its figures mean little
  --only LIST          of ${SCENARIOS.join(', ')}
  --targets LIST       of ${TARGETS.join(', ')}
  --rounds N           rounds of each measurement (${FULL.rounds})
  --seconds N          length of one JSON measurement (${FULL.seconds})
  --java-options TEXT  options of the gateway's JVM (${JAVA_OPTIONS}: the image's)
  --output FILE        where the report goes (docs/benchmark.md for a full run, else target/bench/benchmark.md)
  --help`;

/** @returns what to measure and how long; throws an Error to show where the command line is wrong */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      targets: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      'java-options': { type: 'string', default: JAVA_OPTIONS },
      output: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const base = values.quick ? QUICK : FULL;
  const shortened = values.quick || values.only || values.targets || values.rounds || values.seconds;
  return {
    ...base,
    help: values.help,
    rounds: number('rounds', values.rounds, base.rounds),
    seconds: number('seconds', values.seconds, base.seconds),
    scenarios: list('only', values.only, SCENARIOS),
    targets: list('targets', values.targets, TARGETS),
    javaOptions: values['java-options'].split(/\s+/).filter(Boolean),
    output: values.output ?? (shortened ? 'target/bench/benchmark.md' : 'docs/benchmark.md'),
    command: ['bench/run', ...args].join(' '),
  };
}

function number(name, text, usual) {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 600)
    throw new Error(`--${name} takes a number from 1 to 600`);
  return value;
}

function list(name, text, all) {
  if (text === undefined) return all;
  const chosen = text.split(',');
  const unknown = chosen.find((item) => !all.includes(item));
  if (unknown !== undefined) throw new Error(`--${name}: ${unknown} is none of ${all.join(', ')}`);
  return all.filter((item) => chosen.includes(item));
}
