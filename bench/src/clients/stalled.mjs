// Readers that take the first bytes of an endless reply, and then nothing for as long as they are told to.
import { setTimeout as sleep } from 'node:timers/promises';
import { open, requestBytes, serve } from './request.mjs';

serve(async ({ site, readers, milliseconds }) => {
  let answered = 0;
  const sockets = Array.from({ length: readers }, () => {
    const socket = open(site);
    socket.once('data', (bytes) => {
      socket.pause();
      if (bytes.latin1Slice(0, 12) === 'HTTP/1.1 200') answered++;
    });
    socket.on('error', () => {});
    socket.write(requestBytes(site, 'endless'));
    return socket;
  });
  await sleep(milliseconds);
  const held = sockets.filter((socket) => !socket.destroyed).length;
  for (const socket of sockets) socket.destroy();
  return { answered, held };
});
