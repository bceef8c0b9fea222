// The provider of the stream scenarios, on bare sockets so that it is not what limits them:
//   POST /v1/stream/COUNT/INTERVAL   COUNT events, one every INTERVAL ms, each with its number and the time it was sent at
//   POST /v1/endless                 a reply without an end, as fast as it is taken
//   POST /v1/bytes/COUNT             COUNT bytes, as fast as they are taken
//   POST /v1/silent                  no answer at all
//   GET  /active                     how many connections are in the midst of an exchange, and when one last left it
import { createServer } from 'node:net';
import { nanos } from '../clock.mjs';
import { RequestReader } from './request-reader.mjs';
import { pump } from './pump.mjs';
import { stream } from './event-stream.mjs';

let active = 0;
let left = 0;

const routes = {
  stream: (socket, [count, interval], done) => stream(socket, Number(count), Number(interval), done),
  endless: (socket) => pump(socket, Number.POSITIVE_INFINITY, () => {}),
  bytes: (socket, [count], done) => pump(socket, Number(count), done),
  silent: () => {},
};

createServer({ noDelay: true }, (socket) => {
  let busy = false;
  const end = () => {
    if (busy) active--;
    busy = false;
  };
  const begin = (path) => {
    if (path === '/active') return tellActive(socket);
    const [, , route, ...rest] = path.split('/');
    if (!(route in routes)) return socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    busy = true;
    active++;
    return routes[route](socket, rest, end);
  };
  const reader = new RequestReader(begin);
  socket.on('data', (bytes) => reader.push(bytes));
  socket.on('error', () => {});
  socket.on('end', () => socket.destroy());
  socket.on('close', () => {
    if (busy) left = nanos();
    end();
  });
}).listen(Number(process.argv[2]), '127.0.0.1', 4096);

function tellActive(socket) {
  const body = JSON.stringify({ active, left });
  socket.write(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}
