// A reader that takes a large reply at a bounded pace.
import { open, requestBytes, serve } from './request.mjs';
import { ResponseReader } from './response-reader.mjs';

const TICK = 20;

serve(
  ({ site, bytes, perSecond }) =>
    new Promise((resolve) => {
      const began = Date.now();
      const socket = open(site);
      let received = 0;
      let allowed = 0;
      const ticker = setInterval(() => {
        allowed += (perSecond * TICK) / 1000;
        if (received < allowed) socket.resume();
      }, TICK);
      const over = (whole) => {
        clearInterval(ticker);
        socket.destroy();
        resolve({ whole: whole && received === bytes, received, seconds: (Date.now() - began) / 1000 });
      };
      const reader = new ResponseReader({
        head: (status) => status !== 200 && over(false),
        body: (body) => {
          received += body.length;
          if (received >= allowed) socket.pause();
        },
        end: () => over(true),
      });
      socket.on('data', (data) => reader.push(data));
      socket.on('error', () => over(false));
      socket.on('close', () => over(false));
      socket.write(requestBytes(site, `bytes/${bytes}`));
    }),
);
