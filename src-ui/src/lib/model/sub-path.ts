/** Why the gateway would refuse a path, or the browser would change it on the way. */
export type PathProblem =
  | 'dots'
  | 'backslash'
  | 'fragment'
  | 'invisible'
  | 'double-slash'
  | 'encoded'
  | 'semicolon';

const CHECKS: ReadonlyArray<readonly [PathProblem, RegExp]> = [
  ['invisible', /[\0-\x20\x7f]/],
  ['fragment', /#/],
];
/** Of the path alone; a query may hold these. */
const PATH_CHECKS: ReadonlyArray<readonly [PathProblem, RegExp]> = [
  ['backslash', /\\/],
  ['dots', /(?:^|\/)\.{1,2}(?:\/|$)/],
  ['double-slash', /^\/|\/\//],
  ['encoded', /%(?:2e|2f|5c|00)/i],
  ['semicolon', /;/],
];

/** Checks a path with its query below a provider's base URL; null when it goes out as it is written. */
export function pathProblem(path: string): PathProblem | null {
  const [alone = ''] = path.split('?', 1);
  const found =
    CHECKS.find(([, pattern]) => pattern.test(path)) ??
    PATH_CHECKS.find(([, pattern]) => pattern.test(alone));
  return found?.[0] ?? null;
}
