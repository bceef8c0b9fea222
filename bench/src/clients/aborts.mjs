// Callers that leave: at any moment of an exchange, by a plain close or by a reset.
import { setTimeout as sleep } from 'node:timers/promises';
import { open, requestBytes, serve } from './request.mjs';

const AT_ONCE = 50;
const LONGEST = 150;

/** What was going on when they left: path, how much of the request had been sent, whether the reply is read. */
const MOMENTS = {
  'in the head': { path: 'silent', share: 0.2, reads: true },
  uploading: { path: 'silent', share: 0.8, reads: true },
  'before the answer': { path: 'silent', share: 1, reads: true },
  'between events': { path: 'stream/10000/50', share: 1, reads: true },
  'taking all they get': { path: 'endless', share: 1, reads: true },
  stalled: { path: 'endless', share: 1, reads: false },
};

serve(async ({ site, aborts }) => {
  const moments = Object.entries(MOMENTS);
  const random = repeatable(20261123);
  const left = Object.fromEntries(moments.map(([name]) => [name, 0]));
  let number = 0;
  const worker = async () => {
    while (number < aborts) {
      const [name, moment] = moments[number++ % moments.length];
      await leave(site, moment, random);
      left[name]++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return left;
});

async function leave(site, { path, share, reads }, random) {
  const socket = open(site);
  socket.on('error', () => {});
  const bytes = requestBytes(site, path);
  socket.write(bytes.slice(0, Math.floor(bytes.length * share)));
  if (reads) socket.resume();
  await sleep(random() * LONGEST);
  if (random() < 0.5) socket.destroy();
  else socket.resetAndDestroy();
}

/** The same moments in every run (mulberry32). */
function repeatable(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
