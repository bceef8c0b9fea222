// Requests of the stream scenarios as bytes.
import { connect } from 'node:net';
import { request } from '../payload.mjs';

const BODY = request();

/** @param site where to, with which headers @param path below the site's base */
export function requestBytes(site, path) {
  const headers = { Host: `127.0.0.1:${site.port}`, 'Content-Type': 'application/json', ...site.headers };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${site.base}${path} HTTP/1.1\r\n${lines.join('')}Content-Length: ${BODY.length}\r\n\r\n${BODY}`;
}

export function open(site) {
  return connect({ port: site.port, host: '127.0.0.1', noDelay: true });
}

/** Runs `work` on the task that the parent sends, and answers with what it resolves to. Ends with the parent. */
export function serve(work) {
  process.once('disconnect', () => process.exit(1));
  process.once('message', async (task) => {
    const answer = await work(task);
    process.send(answer);
  });
}
