// What a JVM tells of its memory through the JDK's own jcmd.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { JCMD } from './tools.mjs';

const run = promisify(execFile);

/** What {@link memory} needs; it costs a few percent, so the JSON scenarios go without. */
export const TRACKING = '-XX:NativeMemoryTracking=summary';

/** The last line of a histogram: objects, bytes. */
const HEAP = /^Total\s+\d+\s+(\d+)/m;
/** What is allocated outside of the heap by Java code: direct buffers. */
const DIRECT = /Other \(reserved=\d+KB, committed=(\d+)KB\)/;

/** @returns {heap, direct} in MiB: what is alive after a collection, and what is allocated outside of the heap */
export async function memory(pid) {
  // Collects and counts in one stop: GC.heap_info after GC.run tells whole regions, and what came in between, as used.
  const histogram = await jcmd(pid, 'GC.class_histogram');
  const native = await jcmd(pid, 'VM.native_memory', 'summary', 'scale=KB');
  return {
    heap: Number(histogram.match(HEAP)[1]) / 2 ** 20,
    direct: Number(native.match(DIRECT)?.[1] ?? 0) / 1024,
  };
}

/** How many instances of a class are alive. */
export async function instances(pid, className) {
  const histogram = await jcmd(pid, 'GC.class_histogram');
  const line = histogram.split('\n').find((row) => row.trim().split(/\s+/)[3] === className);
  return line ? Number(line.trim().split(/\s+/)[1]) : 0;
}

export async function jcmd(pid, ...command) {
  const { stdout } = await run(JCMD, [String(pid), ...command], { maxBuffer: 2 ** 26 });
  return stdout;
}
