// What must be there before anything starts. Nothing is installed from here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openFilesLimit } from './proc.mjs';
import { BENCH, ROOT } from './processes.mjs';

export const JAVA = tool('java');
export const JCMD = tool('jcmd');
export const JFR = tool('jfr');
export const APPLICATION = join(ROOT, 'target', 'quarkus-app', 'quarkus-run.jar');
export const PORTKEY = join(
  BENCH,
  'portkey',
  'node_modules',
  '@portkey-ai',
  'gateway',
  'build',
  'start-server.js',
);

/** Twice 1,000 streams, the aborted ones, and what a JVM has open anyway. */
const OPEN_FILES = 4096;

function tool(name) {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', name) : name;
}

/** @returns one line for each thing that is missing, with what brings it */
export function missing(targets) {
  const lines = [];
  const need = (there, line) => there || lines.push(line);
  need(process.platform === 'linux', 'Linux: CPU time and memory are read from /proc');
  need(
    runs(JAVA, '-version') && runs(JCMD, '-l'),
    'a JDK 17 or newer, with jcmd, on the PATH or in JAVA_HOME',
  );
  need(
    runs('nginx', '-v'),
    'nginx, which is also the upstream that answers JSON: apt-get install nginx-light',
  );
  need(runs('wrk', '-v'), 'wrk: apt-get install wrk');
  need(runs('setpriv', '--version'), 'setpriv: apt-get install util-linux');
  need(existsSync(APPLICATION), 'the packaged application: ./mvnw package -DskipTests');
  need(
    !targets.includes('portkey') || existsSync(PORTKEY),
    'Portkey: npm ci --prefix bench/portkey (or leave it out: --targets direct,nginx,gateway)',
  );
  need(
    openFilesLimit() >= OPEN_FILES,
    `at least ${OPEN_FILES} open files, not ${openFilesLimit()}: ulimit -Hn ${OPEN_FILES} as root, or LimitNOFILE`,
  );
  return lines;
}

function runs(command, argument) {
  return !spawnSync(command, [argument]).error;
}
