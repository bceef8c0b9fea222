/** Once per painted frame; in a hidden page, where no frame is painted, four times a second. */
export function nextFrame(task: () => void): void {
  if (typeof requestAnimationFrame === 'function' && !document.hidden) requestAnimationFrame(task);
  else setTimeout(task, 250);
}

/** A page that is hidden while it waits gets no frame any more. */
const LONGEST_WAIT = 100;

/** Once the page has been painted; in a hidden page at once. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) return soon(resolve);
    const timer = setTimeout(resolve, LONGEST_WAIT);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // What was asked for within a frame would come before its painting.
      soon(resolve);
    });
  });
}

/** After whatever waits: input and painting come first. A timer would wait at least four milliseconds. */
function soon(task: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(null);
}
