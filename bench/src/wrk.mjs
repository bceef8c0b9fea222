// One measurement with wrk.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { request } from './payload.mjs';
import { cpuMicros, endedChildrenMicros } from './proc.mjs';
import { BENCH } from './processes.mjs';

const run = promisify(execFile);

/**
 * @param site where to, with which headers
 * @param watched {name: pid}, whose CPU time is shared out among the requests
 * @returns {perSecond, p50, p99, max (µs), requests, errors, cpu: {name: µs per request}}
 */
export async function measure(site, { connections, seconds, watched = {} }) {
  const headers = { ...site.headers, 'Content-Type': 'application/json' };
  const env = {
    PATH: process.env.PATH,
    BENCH_BODY: request(),
    BENCH_HEADERS: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
  };
  const address = `http://127.0.0.1:${site.port}${site.base}chat/completions`;
  const script = join(BENCH, 'src', 'post.lua');
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script, address];
  const before = cpu(watched);
  const { stdout } = await run('wrk', args, { env, timeout: (seconds + 30) * 1000 });
  const after = cpu(watched);
  const [requests, duration, errors, p50, p99, max] = stdout
    .match(/^FIGURES (.*)$/m)[1]
    .split(' ')
    .map(Number);
  const shares = Object.keys(before).map((name) => [name, (after[name] - before[name]) / requests]);
  return {
    perSecond: (requests * 1e6) / duration,
    p50,
    p99,
    max,
    requests,
    errors,
    cpu: Object.fromEntries(shares),
  };
}

function cpu(watched) {
  const times = Object.entries(watched).map(([name, pid]) => [name, cpuMicros(pid)]);
  return { ...Object.fromEntries(times), wrk: endedChildrenMicros() };
}
