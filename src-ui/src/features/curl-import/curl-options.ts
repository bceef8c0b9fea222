/** What each option of curl is to us; see `man curl`. */
export type OptionKind =
  | 'url'
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'json'
  | 'user-agent'
  | 'referer'
  | 'credential'
  | 'get'
  | 'head'
  /** Takes a value and changes nothing of what is sent. */
  | 'quiet-value'
  /** Takes no value and changes nothing of what is sent. */
  | 'quiet'
  /** Takes a value, and is named as something that cannot be taken over. */
  | 'unknown-value';

const LONG: Readonly<Record<string, OptionKind>> = {
  url: 'url',
  request: 'method',
  header: 'header',
  data: 'data',
  'data-ascii': 'data',
  'data-binary': 'data',
  'data-raw': 'data-raw',
  json: 'json',
  'user-agent': 'user-agent',
  referer: 'referer',
  user: 'credential',
  'oauth2-bearer': 'credential',
  'aws-sigv4': 'credential',
  cookie: 'credential',
  'proxy-user': 'credential',
  get: 'get',
  head: 'head',
  ...all(
    'quiet-value',
    'output max-time connect-timeout retry retry-delay retry-max-time write-out dump-header',
  ),
  ...all('quiet-value', 'cookie-jar trace trace-ascii stderr keepalive-time'),
  ...all(
    'quiet',
    'silent show-error no-buffer include verbose fail fail-with-body compressed globoff no-progress-meter',
  ),
  ...all(
    'quiet',
    'progress-bar http1.0 http1.1 http2 http2-prior-knowledge http3 retry-all-errors remote-name ipv4 ipv6',
  ),
  ...all('quiet', 'no-keepalive path-as-is'),
  ...all(
    'unknown-value',
    'form form-string data-urlencode upload-file proxy cacert cert key config range resolve',
  ),
  ...all('unknown-value', 'connect-to interface limit-rate netrc-file variable expand-data expand-url'),
};

const SHORT: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  A: 'user-agent',
  e: 'referer',
  u: 'user',
  b: 'cookie',
  U: 'proxy-user',
  G: 'get',
  I: 'head',
  o: 'output',
  m: 'max-time',
  w: 'write-out',
  D: 'dump-header',
  c: 'cookie-jar',
  s: 'silent',
  S: 'show-error',
  N: 'no-buffer',
  i: 'include',
  v: 'verbose',
  f: 'fail',
  g: 'globoff',
  '#': 'progress-bar',
  O: 'remote-name',
  '4': 'ipv4',
  '6': 'ipv6',
  F: 'form',
  T: 'upload-file',
  x: 'proxy',
  E: 'cert',
  K: 'config',
  r: 'range',
  k: 'insecure',
  L: 'location',
};

export interface Option {
  /** As written, for naming it. */
  name: string;
  kind: OptionKind | null;
  value: string;
}

/** The options of one command; what stands alone is an address, as for curl. */
export function readOptions(words: readonly string[]): Option[] {
  const options: Option[] = [];
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word.startsWith('--') && word.length > 2) options.push(longOption(word, rest));
    else if (word.startsWith('-') && word.length > 1) options.push(...shortOptions(word, rest));
    else options.push({ name: word, kind: 'url', value: word });
  }
  return options;
}

function longOption(name: string, rest: string[]): Option {
  const kind = LONG[name.slice(2)] ?? null;
  return { name, kind, value: takesValue(kind) ? (rest.shift() ?? '') : '' };
}

/** `-sSN`, `-XPOST` and `-d '{}'`: flags may share a dash, and the last may have its value behind it. */
function shortOptions(word: string, rest: string[]): Option[] {
  const options: Option[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const kind = LONG[SHORT[letter] ?? ''] ?? null;
    const isValued = takesValue(kind);
    const attached = word.slice(at + 1);
    const value = isValued ? (attached === '' ? (rest.shift() ?? '') : attached) : '';
    options.push({ name: `-${letter}`, kind, value });
    if (isValued) break;
  }
  return options;
}

function takesValue(kind: OptionKind | null): boolean {
  return kind !== null && kind !== 'quiet' && kind !== 'get' && kind !== 'head';
}

function all(kind: OptionKind, names: string): Record<string, OptionKind> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}
