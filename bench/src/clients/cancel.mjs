// Callers that leave one at a time: how long until the provider notices, by its own clock, which is this one's too.
import { setTimeout as sleep } from 'node:timers/promises';
import { nanos } from '../clock.mjs';
import { summary } from '../numbers.mjs';
import { upstream } from '../watch.mjs';
import { open, requestBytes, serve } from './request.mjs';

const PATIENCE = 10_000;
const POLL = 5;

/** What was going on when they left; in each, the provider has the whole request. */
const MOMENTS = {
  'before the answer': { path: 'silent', reads: true },
  'between events': { path: 'stream/10000/50', reads: true },
  'taking all they get': { path: 'endless', reads: true },
  stalled: { path: 'endless', reads: false },
};
const WAYS = { closed: (socket) => socket.destroy(), reset: (socket) => socket.resetAndDestroy() };

serve(async ({ site, upstreamPort, times }) => {
  const result = {};
  for (const [moment, how] of Object.entries(MOMENTS)) {
    for (const [way, leave] of Object.entries(WAYS)) {
      const samples = [];
      for (let time = 0; time < times; time++) samples.push(await leaving(site, upstreamPort, how, leave));
      result[`${moment}, ${way}`] = summary(samples);
    }
  }
  return result;
});

/** @returns in ms; infinite where the provider never noticed */
async function leaving(site, port, { path, reads }, leave) {
  const socket = open(site);
  socket.on('error', () => {});
  socket.write(requestBytes(site, path));
  if (reads) socket.resume();
  await until(async () => (await upstream(port)).active === 1);
  await sleep(20);
  const left = nanos();
  leave(socket);
  let ended;
  await until(async () => {
    ended = (await upstream(port)).left;
    return ended > left;
  });
  return ended > left ? (ended - left) / 1e6 : Number.POSITIVE_INFINITY;
}

async function until(holds) {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(POLL)) {
    if (await holds()) return;
  }
}
