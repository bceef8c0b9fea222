import { isForCmd, readCmd } from '@/features/curl-import/cmd-words';
import { type Option, readOptions } from '@/features/curl-import/curl-options';
import { isForPowerShell, readPowerShell } from '@/features/curl-import/powershell-words';
import { RequestBuilder } from '@/features/curl-import/request-builder';
import { type Command, readShell } from '@/features/curl-import/shell-words';

export interface CurlRequest {
  method: string;
  url: string;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
  body: string | null;
}

export type CurlReading =
  | {
      ok: true;
      request: CurlRequest;
      /** Names of credentials that were left out. */
      credentials: readonly string[];
      /** Headers that a browser sets itself. */
      browserHeaders: readonly string[];
      /** Options and expansions that could not be taken over. */
      unclear: readonly string[];
    }
  | { ok: false; problem: CurlProblem };

export type CurlProblem = {
  code: 'no-curl' | 'no-url' | 'bad-url' | 'reads-file' | 'unclosed-quote' | 'unclosed-document' | 'operator';
  found: string;
};

/** Longer ones are no commands that a person copies. */
const LONGEST = 8_000_000;

/** A cURL command as the request that it would send. Nothing is run, and what is not understood is named. */
export function readCurl(text: string): CurlReading {
  if (text.length > LONGEST || !/curl/i.test(text)) return failed('no-curl', '');
  const commands = readCommands(text);
  if (!Array.isArray(commands)) return commands;
  const at = commands.findIndex(({ words }) => /^(?:.*[\\/])?curl(?:\.exe)?$/.test(words[0] ?? ''));
  const command = commands[at];
  if (command === undefined) return failed('no-curl', '');
  const feeding = at > 0 ? commands[at - 1] : undefined;
  const builder = new RequestBuilder(inputOf(command, feeding));
  for (const option of readOptions(command.words.slice(1))) {
    const problem = apply(builder, option);
    if (problem !== null) return { ok: false, problem };
  }
  return builder.build([...command.expansions, ...(feeding?.expansions ?? [])]);
}

function readCommands(text: string): Command[] | Extract<CurlReading, { ok: false }> {
  if (isForCmd(text)) {
    const words = readCmd(text.trim());
    return words === null ? failed('unclosed-quote', '"') : [{ words, input: null, expansions: [] }];
  }
  if (isForPowerShell(text)) {
    const words = readPowerShell(text.trim());
    return words === null
      ? failed('unclosed-quote', '"')
      : [{ words, input: null, expansions: namesIn(words) }];
  }
  // A prompt in front is copied along easily.
  const shell = readShell(text.trim().replace(/^[$%#>]\s+(?=curl)/, ''));
  return shell.ok ? shell.commands : { ok: false, problem: shell.problem };
}

/** What only the shell knows, such as `$env:OPENAI_API_KEY`. */
function namesIn(words: readonly string[]): string[] {
  return words.flatMap((word) => word.match(/\$env:\w+/gi) ?? []);
}

/** Standard input: a here-document, or what `cat`, `echo`, `printf` or `head -c` pipes in. */
function inputOf(command: Command, feeding: Command | undefined): string | null {
  if (command.input !== null || feeding === undefined) return command.input;
  const { words, input } = feeding;
  const [name, ...rest] = words;
  if (name === 'cat' && rest.length === 0) return input;
  if (name === 'echo' && rest.length === 1) return `${rest[0]}\n`;
  if (name === 'echo' && rest[0] === '-n' && rest.length === 2) return rest[1] ?? null;
  if (name === 'printf' && rest[0] === '%s' && rest.length === 2) return rest[1] ?? null;
  if (name !== 'head' || rest[0] !== '-c' || input === null || !/^\d+$/.test(rest[1] ?? '')) return null;
  const bytes = new TextEncoder().encode(input).slice(0, Number(rest[1]));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function apply(builder: RequestBuilder, option: Option): CurlProblem | null {
  const { kind, name, value } = option;
  switch (kind) {
    case 'url':
      builder.url(value);
      break;
    case 'method':
      builder.method = value.toUpperCase();
      break;
    case 'header':
      if (value.startsWith('@')) builder.unclear.push(`${name} ${value}`);
      else builder.header(value);
      break;
    case 'data':
    case 'json':
      return data(builder, option);
    case 'data-raw':
      builder.data(value);
      break;
    case 'user-agent':
      builder.header(`User-Agent: ${value}`);
      break;
    case 'referer':
      builder.header(`Referer: ${value}`);
      break;
    case 'credential':
      builder.credentials.add(name);
      break;
    case 'get':
      builder.dataInQuery = true;
      break;
    case 'head':
      builder.method = 'HEAD';
      break;
    case 'unknown-value':
      builder.unclear.push(`${name} ${value}`);
      break;
    case null:
      builder.unclear.push(name);
      break;
  }
  return null;
}

/** A file is the reader's own and not in the command, so its bytes are not known. */
function data(builder: RequestBuilder, { kind, name, value }: Option): CurlProblem | null {
  if (kind === 'json') builder.isJson = true;
  if (!value.startsWith('@')) {
    builder.data(value);
    return null;
  }
  const input = value === '@-' || value === '@/dev/stdin' ? builder.input : null;
  if (input === null) return { code: 'reads-file', found: `${name} ${value}` };
  // `-d @…` drops line ends, the others do not.
  const dropsLines = name === '-d' || name === '--data' || name === '--data-ascii';
  builder.data(dropsLines ? input.replaceAll(/[\r\n]/g, '') : input);
  return null;
}

function failed(code: CurlProblem['code'], found: string): Extract<CurlReading, { ok: false }> {
  return { ok: false, problem: { code, found } };
}
