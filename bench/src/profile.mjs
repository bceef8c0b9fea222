// bench/profile: records the gateway under the JSON load of 32 connections, and prints where its time and memory go.
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { samples, shares } from './jfr.mjs';
import { jcmd } from './jvm.mjs';
import { JAVA_OPTIONS } from './names.mjs';
import { systemCalls, threadMicros } from './proc.mjs';
import { startParts } from './parts/parts.mjs';
import { ROOT, WORK, stopAll } from './processes.mjs';
import { missing } from './tools.mjs';
import { measure } from './wrk.mjs';

const OURS = 'dev.promptpassthrough.';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    warmup: { type: 'string', default: '20' },
    top: { type: 'string', default: '25' },
    'java-options': { type: 'string', default: JAVA_OPTIONS },
  },
});

const gaps = missing(['gateway']);
if (gaps.length > 0) {
  console.error(['The profile needs', ...gaps.map((gap) => `  - ${gap}`)].join('\n'));
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => stopAll().then(() => process.exit(130)));

try {
  mkdirSync(WORK, { recursive: true });
  await summarise(await record());
} finally {
  await stopAll();
}
process.exit(0);

async function record() {
  const file = join(WORK, 'gateway.jfr');
  const javaOptions = values['java-options'].split(/\s+/).filter(Boolean);
  // Also between the safepoints, or inlined frames are blamed on their neighbours.
  javaOptions.push('-XX:+UnlockDiagnosticVMOptions', '-XX:+DebugNonSafepoints');
  const { targets, upstreams } = await startParts({ targets: ['gateway'], javaOptions });
  const { gateway } = targets;
  const load = (seconds) =>
    measure(gateway.site('json'), {
      connections: 32,
      seconds: Number(seconds),
      watched: { gateway: gateway.pid, upstream: upstreams.json.pid },
    });
  await load(values.warmup);
  await jcmd(gateway.pid, 'JFR.start', 'name=bench', 'settings=profile');
  const before = threadMicros(gateway.pid);
  const callsBefore = systemCalls(gateway.pid);
  const figures = await load(values.seconds);
  console.log(
    `${Math.round(figures.perSecond)} requests/s, ${figures.cpu.gateway.toFixed(1)} µs of CPU each while recording`,
  );
  const calls = systemCalls(gateway.pid);
  const each = (kind) => ((calls[kind] - callsBefore[kind]) / figures.requests).toFixed(1);
  console.log(`System calls for each request: ${each('reads')} reads, ${each('writes')} writes`);
  const after = [...threadMicros(gateway.pid)].map(([name, time]) => [name, time - (before.get(name) ?? 0)]);
  const total = after.reduce((sum, [, time]) => sum + time, 0);
  print(
    'CPU time of the threads',
    after.map(([name, time]) => [name, time / total]).sort((a, b) => b[1] - a[1]),
    8,
  );
  await jcmd(gateway.pid, 'JFR.stop', 'name=bench', `filename=${file}`);
  return { file, requests: figures.requests };
}

async function summarise({ file, requests }) {
  const loop = (await samples(file, 'jdk.ExecutionSample')).filter(onEventLoop);
  const native = (await samples(file, 'jdk.NativeMethodSample')).filter(onEventLoop);
  const allocations = (await samples(file, 'jdk.ObjectAllocationSample')).filter(onEventLoop);
  // The first stands for all that the thread has ever allocated.
  allocations.shift();
  const allocated = allocations.reduce((sum, { weight }) => sum + weight, 0) / requests / 1024;
  console.log(
    `\nEvent loop: ${loop.length} samples in Java, ${native.length} in native code; ${allocated.toFixed(1)} KiB allocated for each request`,
  );
  show('Event loop: innermost frame', loop, innermost);
  show('Event loop: our methods, with all that they call', loop, ({ frames }) => frames.filter(ours));
  show('Event loop: our innermost method', loop, ourInnermost);
  show('Event loop: by library of the innermost frame', loop, library);
  show('Event loop: all methods, with all that they call', loop, ({ frames }) => frames);
  show('Event loop: in native code ← our innermost method', native, (sample) => [
    `${innermost(sample)} ← ${ourInnermost(sample)}`,
  ]);
  show('Allocated bytes: what', allocations, ({ what }) => [what]);
  show('Allocated bytes: our innermost method', allocations, ourInnermost);
  console.log(`\nRecording: ${relative(ROOT, file)}`);
}

function onEventLoop({ thread }) {
  return thread.includes('eventloop');
}

function ours(frame) {
  return frame.startsWith(OURS);
}

function innermost({ frames }) {
  return [frames[0]];
}

function ourInnermost({ frames }) {
  return [frames.find(ours) ?? 'none of ours'];
}

function library({ frames }) {
  return [frames[0]?.split('.').slice(0, 3).join('.')];
}

function show(title, list, keysOf) {
  print(title, shares(list, keysOf));
}

function print(title, rows, most = Number(values.top)) {
  console.log(`\n── ${title}`);
  for (const [key, share] of rows.slice(0, most)) {
    console.log(`${(share * 100).toFixed(1).padStart(6)} %  ${key}`);
  }
}
