// What it was measured on, and with which versions.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { BENCH, ROOT } from './processes.mjs';
import { JAVA } from './tools.mjs';

export function describeMachine() {
  const portkey = JSON.parse(readFileSync(join(BENCH, 'portkey', 'package.json'), 'utf8'));
  return {
    Processor: `${cpus()[0].model.trim()}, ${cpus().length} in all, which load generator, upstream and gateway share`,
    Memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    System: `${osName()}, Linux ${release().replace(/^(\d+\.\d+).*/, '$1')}`,
    Java: line(JAVA, ['-version'], /version "([^"]+)"/),
    Node: process.versions.node,
    nginx: line('nginx', ['-v'], /nginx\/(\S+)/),
    wrk: line('wrk', ['-v'], /wrk (\S+)/),
    Portkey: portkey.dependencies['@portkey-ai/gateway'],
    Commit: line('git', ['-C', ROOT, 'describe', '--always', '--dirty', '--exclude=*'], /(\S+)/),
    Date: new Date().toISOString().slice(0, 10),
  };
}

function line(command, args, pattern) {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`.match(pattern)?.[1] ?? 'unknown';
}

function osName() {
  return readFileSync('/etc/os-release', 'utf8').match(/^PRETTY_NAME="?([^"\n]+)/m)?.[1] ?? 'Linux';
}
