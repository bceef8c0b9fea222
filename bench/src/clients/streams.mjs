// Many streams at once: whether every event arrives, in order, and how late.
import { setTimeout as sleep } from 'node:timers/promises';
import { nanos } from '../clock.mjs';
import { summary } from '../numbers.mjs';
import { EventReader } from './event-reader.mjs';
import { open, requestBytes, serve } from './request.mjs';
import { ResponseReader } from './response-reader.mjs';

const STARTED_AT_ONCE = 20;
const PAUSE = 50;

serve(async ({ site, path, streams, events, deadline }) => {
  const delays = new Float64Array(streams * events);
  let arrived = 0;
  const listen = () => listenTo(site, path, events, (delay) => (delays[arrived++] = delay));
  const all = [];
  for (let started = 0; started < streams; started++) {
    all.push(listen());
    if (started % STARTED_AT_ONCE === STARTED_AT_ONCE - 1) await sleep(PAUSE);
  }
  const late = sleep(deadline, undefined, { ref: false }).then(() => ({ whole: false, reason: 'deadline' }));
  const outcomes = await Promise.all(all.map((one) => Promise.race([one, late])));
  const lost = outcomes.filter((outcome) => !outcome.whole);
  return {
    streams,
    events: arrived,
    expected: streams * events,
    lost: lost.length,
    reason: lost[0]?.reason,
    late: summary(delays.subarray(0, arrived)),
  };
});

/** @returns whether the stream came whole: every event once, in order, and a clean end */
function listenTo(site, path, expected, arrived) {
  return new Promise((resolve) => {
    const socket = open(site);
    let next = 0;
    const over = (reason) => {
      resolve({ whole: reason === 'end' && next === expected, reason });
      socket.destroy();
    };
    const events = new EventReader((number, sent) => {
      if (number !== next++) over('out of order');
      arrived((nanos() - sent) / 1000);
    });
    const reader = new ResponseReader({
      head: (status) => status !== 200 && over(`status ${status}`),
      body: (body) => events.push(body),
      end: () => over('end'),
    });
    socket.on('data', (data) => reader.push(data));
    socket.on('error', (error) => over(error.code));
    socket.on('close', () => over('closed early'));
    socket.write(requestBytes(site, path));
  });
}
