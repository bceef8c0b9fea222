// Bytes as fast as they are taken, and no faster.

const CHUNK = Buffer.alloc(64 * 1024, 'All work and no play makes a dull test.\n');
const FRAMED = Buffer.concat([Buffer.from(`${CHUNK.length.toString(16)}\r\n`), CHUNK, Buffer.from('\r\n')]);

/** @param count how many bytes; without an end, the reply is chunked */
export function pump(socket, count, done) {
  const endless = count === Number.POSITIVE_INFINITY;
  const framing = endless ? 'Transfer-Encoding: chunked' : `Content-Length: ${count}`;
  socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n${framing}\r\n\r\n`);
  let left = count;
  const fill = () => {
    let taken = true;
    while (taken && left > 0 && !socket.destroyed) {
      const chunk = endless ? FRAMED : CHUNK.subarray(0, Math.min(CHUNK.length, left));
      left -= chunk.length;
      taken = socket.write(chunk);
    }
    if (left === 0) {
      socket.off('drain', fill);
      done();
    }
  };
  socket.on('drain', fill);
  fill();
}
