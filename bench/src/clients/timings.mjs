// Time to the first event, and how long each event is on its way: one stream at a time, each target in turn.
import { setTimeout as sleep } from 'node:timers/promises';
import { nanos } from '../clock.mjs';
import { summary } from '../numbers.mjs';
import { EventReader } from './event-reader.mjs';
import { open, requestBytes, serve } from './request.mjs';
import { ResponseReader } from './response-reader.mjs';

const WARM_UP = 50;
/** For what the one before has to do after its reply: that must not count against the next. */
const PAUSE = 5;

serve(async ({ sites, path, streams }) => {
  const targets = Object.entries(sites).map(([name, site]) => target(name, site, path));
  for (let turn = -WARM_UP; turn < streams; turn++) {
    for (const one of targets) {
      await sleep(PAUSE);
      const { first, delays } = await one.ask();
      if (turn >= 0) {
        one.first.push(first);
        one.delays.push(...delays);
      }
    }
  }
  for (const one of targets) one.close();
  return Object.fromEntries(
    targets.map(({ name, first, delays }) => [name, { first: summary(first), event: summary(delays) }]),
  );
});

/** One connection, kept alive, as an SDK has. Times in µs. */
function target(name, site, path) {
  const socket = open(site);
  const bytes = requestBytes(site, path);
  let exchange;
  const events = new EventReader((number, sent) => {
    const now = nanos();
    if (number === 0) exchange.first = (now - exchange.began) / 1000;
    else exchange.delays.push((now - sent) / 1000);
  });
  const reader = new ResponseReader({
    head: (status) => status !== 200 && exchange.fail(new Error(`${name} answered ${status}`)),
    body: (body) => events.push(body),
    end: () => exchange.done(exchange),
  });
  socket.on('data', (data) => reader.push(data));
  socket.on('error', (error) => exchange?.fail(error));
  socket.on('close', () => exchange?.fail(new Error(`${name} closed the connection`)));
  const ask = () =>
    new Promise((done, fail) => {
      exchange = { began: nanos(), delays: [], done, fail };
      socket.write(bytes);
    });
  return { name, ask, first: [], delays: [], close: () => socket.destroy() };
}
