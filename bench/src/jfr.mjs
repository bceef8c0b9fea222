// Sums up a flight recording: where the CPU was seen, and what was allocated. Read with the JDK's own jfr tool.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { JFR } from './tools.mjs';

const FRAME = /^\s+([\w$.<>/]+)\(.*?\)\s*(?:line: (-?\d+))?/;

/** @returns for each event of that type {thread, weight, frames}, innermost frame first, as `type.method` */
export async function samples(file, type) {
  const print = spawn(JFR, ['print', '--events', type, '--stack-depth', '64', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found = [];
  let sample;
  let inStack = false;
  for await (const line of createInterface({ input: print.stdout })) {
    if (/^jdk\./.test(line)) {
      sample = { thread: '', what: '', weight: 1, frames: [] };
      found.push(sample);
    } else if (/^\s+(sampledThread|eventThread) = "/.test(line)) sample.thread = line.match(/"([^"]*)"/)[1];
    else if (/^\s+objectClass = /.test(line)) sample.what = line.match(/= (\S+)/)[1];
    else if (/^\s+weight = /.test(line)) sample.weight = bytes(line);
    else if (/^\s+stackTrace = \[/.test(line)) inStack = true;
    else if (/^\s+\]/.test(line)) inStack = false;
    else if (inStack && FRAME.test(line)) sample.frames.push(line.match(FRAME)[1]);
  }
  return found;
}

/** Shares of the samples by what `keysOf` makes of each, largest first: [key, share]. A key counts once for a sample. */
export function shares(list, keysOf) {
  const total = list.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Map();
  for (const sample of list) {
    for (const key of new Set(keysOf(sample))) weights.set(key, (weights.get(key) ?? 0) + sample.weight);
  }
  return [...weights].map(([key, weight]) => [key, weight / total]).sort((a, b) => b[1] - a[1]);
}

function bytes(line) {
  const [, number, unit] = line.match(/= ([\d.,]+) (\w*)/);
  const scale = { bytes: 1, kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };
  return Number(number.replace(',', '')) * (scale[unit] ?? 1);
}
