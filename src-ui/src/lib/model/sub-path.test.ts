import { expect, it } from 'vitest';
import { KNOWN_PATHS } from '@/lib/model/known-paths';
import { pathProblem } from '@/lib/model/sub-path';

it.each([
  ['../session/logout', 'dots'],
  ['a/./b', 'dots'],
  ['a/..', 'dots'],
  ['a/%2e%2e/b', 'encoded'],
  ['a%2Fb', 'encoded'],
  ['/a', 'double-slash'],
  ['a//b', 'double-slash'],
  ['a\\b', 'backslash'],
  ['a;b', 'semicolon'],
  ['a#b', 'fragment'],
  ['a b', 'invisible'],
  ['a?b=\n', 'invisible'],
])('refuses %j: %s', (path, problem) => {
  expect(pathProblem(path)).toBe(problem);
});

it.each(['', 'a?next=../b//c;d%2F', 'models/m:streamGenerateContent?alt=sse', 'a...b/.c', 'ä'])(
  'takes %j',
  (path) => {
    expect(pathProblem(path)).toBeNull();
  },
);

it('takes every path that is suggested', () => {
  const paths = Object.values(KNOWN_PATHS).flat();
  const filled = paths.map(({ template }) => template.replaceAll(/\{\{\w+\}\}/g, 'x'));
  expect(filled.map(pathProblem).filter((problem) => problem !== null)).toEqual([]);
});
