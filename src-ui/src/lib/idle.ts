/** A browser that is never idle, or that cannot say when, gets to it within this many milliseconds all the same. */
const PATIENCE = 1000;

/** Takes each step in an idle moment of its own, so that whoever types meanwhile never waits for more than one. Returns how to stop. */
export function inIdleMoments(steps: ReadonlyArray<() => void>): () => void {
  let isStopped = false;
  const take = ([step, ...others]: ReadonlyArray<() => void>): void => {
    if (step === undefined) return;
    whenIdle(() => {
      if (isStopped) return;
      step();
      take(others);
    });
  };
  take(steps);
  return () => {
    isStopped = true;
  };
}

function whenIdle(step: () => void): void {
  // Safari cannot say when it is idle.
  if (typeof requestIdleCallback === 'undefined') setTimeout(step, 0);
  else requestIdleCallback(step, { timeout: PATIENCE });
}
