// Loads a target until its JIT compilers are through: what a process costs for days is measured, not its first minute.
import { threadMicros } from './proc.mjs';
import { measure } from './wrk.mjs';

const SECONDS = 5;
const COMPILER = /^C[12] Compiler/;

/** Of one processor's time; below that, the compilers have nothing left to do but odds and ends. */
const AT_REST = 0.03;

/** They come back once for what they had guessed wrong, seldom twice. */
const QUIET_TURNS = 3;

/** @param longest in seconds */
export async function warmUp(target, { connections, longest }) {
  const turn = Math.min(SECONDS, longest);
  let quiet = 0;
  for (let spent = 0; spent < longest && quiet < QUIET_TURNS; spent += turn) {
    const before = compilerMicros(target);
    await measure(target.site('json'), { connections, seconds: turn });
    const after = compilerMicros(target);
    quiet = (after - before) / (turn * 1e6) < AT_REST ? quiet + 1 : 0;
  }
}

/** 0 where there are none. */
function compilerMicros({ pid }) {
  if (pid === undefined) return 0;
  return [...threadMicros(pid)].reduce((sum, [name, time]) => (COMPILER.test(name) ? sum + time : sum), 0);
}
