/** Once per painted frame; in a hidden page, where no frame is painted, four times a second. */
export function nextFrame(task: () => void): void {
  if (typeof requestAnimationFrame === 'function' && !document.hidden) requestAnimationFrame(task);
  else setTimeout(task, 250);
}

/** After whatever waits: input and painting come first. A timer would wait at least four milliseconds. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
