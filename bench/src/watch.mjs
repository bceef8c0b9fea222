// Looks again and again while something else goes on.
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentMiB } from './proc.mjs';

/** @returns the largest resident memory of a process, in MiB, until `work` is done */
export async function peakWhile(pid, work) {
  let peak = residentMiB(pid);
  const look = setInterval(() => {
    peak = Math.max(peak, residentMiB(pid));
  }, 200);
  try {
    return { peak: () => peak, result: await work };
  } finally {
    clearInterval(look);
  }
}

/** @returns seconds until `holds` does, at most `limit`; infinite where it never did */
export async function secondsUntil(holds, limit) {
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1000;
  for (; passed() < limit; await sleep(50)) {
    if (await holds()) return passed();
  }
  return Number.POSITIVE_INFINITY;
}

/** How many exchanges the stream upstream is in the midst of. */
export async function upstreamExchanges(port) {
  return (await upstream(port)).active;
}

/** @returns {active, left}: exchanges that the stream upstream is in the midst of; when one last ended before its time, in ns */
export function upstream(port) {
  return new Promise((resolve, reject) => {
    const ask = request({ host: '127.0.0.1', port, path: '/active', agent: false }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve(JSON.parse(text));
    });
    ask.once('error', reject).end();
  });
}
