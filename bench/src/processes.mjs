// Starts what is measured, each with its output in a file, and ends all of it whatever happens.
import { fork, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const BENCH = join(dirname(fileURLToPath(import.meta.url)), '..');
export const ROOT = join(BENCH, '..');
export const WORK = join(ROOT, 'target', 'bench');

/** A name in the environment that leads to a provider's key must not change what is measured. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'JAVA_HOME'];
const running = new Set();

/**
 * @param part {name, command, args, cwd, env, port}: `port` is waited for
 * @returns {pid, log, stop}
 */
export async function start({ name, command, args, cwd = WORK, env = {}, port }) {
  mkdirSync(cwd, { recursive: true });
  const log = join(WORK, `${name}.log`);
  const output = openSync(log, 'w');
  // Ends with this process even where that is killed.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
    cwd,
    env: { ...environment(), ...env },
    stdio: ['ignore', output, output],
  });
  const part = track(name, log, child);
  await listening(part, port);
  return part;
}

/** Forks one of our own scripts, tells it `task`, and resolves to what it answers. */
export function ask(script, task) {
  const child = fork(join(BENCH, 'src', script), { env: environment() });
  const part = track(script, undefined, child);
  const answer = new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it answered`)));
    child.once('error', reject);
  });
  child.send(task);
  return { ...part, answer: answer.finally(part.stop) };
}

export async function stopAll() {
  await Promise.all([...running].map((part) => part.stop()));
}

/** A free port of the loopback interface. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function environment() {
  return Object.fromEntries(
    INHERITED.filter((key) => key in process.env).map((key) => [key, process.env[key]]),
  );
}

function track(name, log, child) {
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const part = {
    name,
    log,
    pid: child.pid,
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(patience);
      running.delete(part);
    },
  };
  running.add(part);
  return part;
}

async function listening(part, port) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    if (!part.alive()) throw new Error(`${part.name} did not start:\n${tail(part.log)}`);
    if (await accepts(port)) return;
  }
  throw new Error(`${part.name} did not listen within a minute:\n${tail(part.log)}`);
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function tail(log) {
  return readFileSync(log, 'utf8').split('\n').slice(-20).join('\n');
}
