// What Linux tells of a process: CPU time of all its threads, resident memory, sockets.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** USER_HZ, which is 100 on every Linux that Node runs on. */
const MICROS_PER_TICK = 10_000;

/** TCP_LISTEN in /proc/net/tcp. */
const LISTENING = '0A';

/** CPU time in µs, user and system, of a process and its children (nginx works in one). */
export function cpuMicros(pid) {
  return family(pid).reduce((total, member) => total + ticks(member, 13) * MICROS_PER_TICK, 0);
}

/** CPU time in µs of each thread of a process: [[name, µs]], threads of one pool together. */
export function threadMicros(pid) {
  const times = new Map();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const folder = `${pid}/task/${thread}`;
    const name = readFileSync(`/proc/${folder}/comm`, 'utf8')
      .trim()
      .replace(/[-#]?\d+$/, '');
    times.set(name, (times.get(name) ?? 0) + ticks(folder, 13) * MICROS_PER_TICK);
  }
  return times;
}

/** CPU time in µs of this process' children that have ended. */
export function endedChildrenMicros() {
  return ticks('self', 15) * MICROS_PER_TICK;
}

/** How often a process has called read, readv and the like, and write, writev and the like. */
export function systemCalls(pid) {
  const counters = readFileSync(`/proc/${pid}/io`, 'utf8');
  const counter = (name) => Number(counters.match(new RegExp(`^${name}: (\\d+)`, 'm'))[1]);
  return { reads: counter('syscr'), writes: counter('syscw') };
}

/** Resident memory in MiB of a process and its children. */
export function residentMiB(pid) {
  return family(pid).reduce((total, member) => total + status(member, 'VmRSS') / 1024, 0);
}

/** How many connections a process has: {callers} to its own port, and {all} of them. */
export function connections(pid, port) {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => socketInode(pid, fd)));
  own.delete(undefined);
  const table = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/${pid}/net/${name}`, 'utf8').split('\n'),
  );
  const lines = table.map((line) => line.trim().split(/\s+/)).filter((fields) => own.has(fields[9]));
  const open = lines.filter((fields) => fields[3] !== LISTENING);
  const callers = open.filter((fields) => Number.parseInt(fields[1].split(':')[1], 16) === port);
  return { callers: callers.length, all: open.length };
}

/** How many files and sockets this process, and so what it starts, may have open: its hard limit. */
export function openFilesLimit() {
  const line = readFileSync('/proc/self/limits', 'utf8').match(/^Max open files\s+\S+\s+(\S+)/m);
  return line[1] === 'unlimited' ? Number.POSITIVE_INFINITY : Number(line[1]);
}

/** Two consecutive fields of /proc/PID/stat, counted from 0 as proc(5) lists them, added up. */
function ticks(pid, field) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in parentheses, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[field - 2]) + Number(fields[field - 1]);
}

function family(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [pid] : [pid, ...children.split(' ').map(Number)];
}

function status(pid, field) {
  return Number(
    readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'))[1],
  );
}

function socketInode(pid, fd) {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1];
  } catch {
    // Closed since the directory was read.
    return undefined;
  }
}
