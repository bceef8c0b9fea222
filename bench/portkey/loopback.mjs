// Portkey listens on every interface; a load test's server must not be reachable from outside.
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function (first, ...rest) {
  const options = typeof first === 'object' ? { ...first } : { port: first };
  return listen.call(
    this,
    { ...options, host: '127.0.0.1' },
    rest.find((argument) => typeof argument === 'function'),
  );
};
