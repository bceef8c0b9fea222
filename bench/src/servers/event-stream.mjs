// Server-sent events as a provider sends them, on time: one timer for all streams, which looks each millisecond who is due.
import { nanos } from '../clock.mjs';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';
const SLOTS = 1024;
const wheel = Array.from({ length: SLOTS }, () => []);
let waiting = 0;
let turned = 0;
let ticker;

/** @param interval in ms, less than 1,000 */
export function stream(socket, count, interval, done) {
  socket.write(HEAD);
  const due = now();
  send({ socket, count, interval, done, number: 0, due });
}

function send(one) {
  if (one.socket.destroyed) return;
  one.socket.write(framed(event(one.number++)), 'latin1');
  if (one.number === one.count) {
    one.socket.write('0\r\n\r\n');
    one.done();
    return;
  }
  one.due = Math.max(one.due + one.interval, now() + 1);
  wheel[one.due % SLOTS].push(one);
  waiting++;
  if (ticker === undefined) {
    turned = now();
    ticker = setInterval(turn, 1);
  }
}

function turn() {
  for (const until = now(); turned < until; ) {
    turned++;
    const due = wheel[turned % SLOTS];
    wheel[turned % SLOTS] = [];
    waiting -= due.length;
    for (const one of due) send(one);
  }
  if (waiting === 0) {
    clearInterval(ticker);
    ticker = undefined;
  }
}

function now() {
  return Math.floor(performance.now());
}

function event(number) {
  return (
    'data: {"id":"chatcmpl-bench","object":"chat.completion.chunk","model":"bench-1","choices":[{"index":0,' +
    `"delta":{"content":"some more words"},"finish_reason":null}],"number":${number},"sent":${nanos()}}\n\n`
  );
}

function framed(text) {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}
