// What no run may bring to light, looked for in the gateway's log.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const TROUBLE = /Thread .*blocked|LEAK:|Unhandled exception|OutOfMemory| ERROR /;

/** @returns {count, first}: how many lines, and the first few */
export async function troubleIn(log) {
  const first = [];
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') })) {
    if (TROUBLE.test(line) && ++count <= 5) first.push(line);
  }
  return { count, first };
}
