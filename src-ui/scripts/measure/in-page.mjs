// Functions that run in the page. Each is handed over as text, so none may use anything outside itself.

/** Before anything of the page runs. */
export function watchLoad() {
  window.measured = { longest: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.measured.longest = Math.max(window.measured.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.measured.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

export function figuresOfLoad() {
  return {
    'load: first paint': performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    'load: longest task': window.measured.longest,
    'load: layout shift': window.measured.shift,
  };
}

/** From now on `worstFrame()` gives the longest time between two frames. */
export function countFrames() {
  let last = performance.now();
  let worst = 0;
  let isOver = false;
  const look = (now) => {
    worst = Math.max(worst, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(look);
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(look);
  });
  window.worstFrame = () => {
    isOver = true;
    return worst;
  };
}
