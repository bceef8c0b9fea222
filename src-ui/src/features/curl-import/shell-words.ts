import { readEscape } from '@/features/curl-import/ansi-escape';

/** A command as a shell would hand it over. */
export interface Command {
  words: string[];
  /** The here-document that is its standard input. */
  input: string | null;
  /** Expansions that only the shell could make, as written; they stand in the words as they are. */
  expansions: string[];
}

export type ShellReading = { ok: true; commands: Command[] } | { ok: false; problem: ShellProblem };

export type ShellProblem = { code: 'unclosed-quote' | 'unclosed-document' | 'operator'; found: string };

interface Document {
  command: Command;
  delimiter: string;
  isQuoted: boolean;
  stripsTabs: boolean;
}

/** Reads bash's quoting, here-documents and pipes. Nothing is run and nothing is expanded. */
export function readShell(text: string): ShellReading {
  try {
    return { ok: true, commands: new Reader(text.replaceAll('\r\n', '\n')).run() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Refusal extends Error {
  readonly problem: ShellProblem;

  constructor(code: ShellProblem['code'], found: string) {
    super(code);
    this.problem = { code, found };
  }
}

class Reader {
  private readonly text: string;
  private at = 0;
  private command: Command = emptyCommand();
  private readonly commands: Command[] = [];
  private documents: Document[] = [];
  private word: string | null = null;

  constructor(text: string) {
    this.text = text;
  }

  run(): Command[] {
    while (this.at < this.text.length) this.step(this.text.charAt(this.at));
    this.endCommand();
    if (this.documents.length > 0) throw new Refusal('unclosed-document', this.documents[0]?.delimiter ?? '');
    return this.commands;
  }

  private step(char: string): void {
    if (char === '\\') this.backslash();
    else if (char === "'") this.singleQuoted();
    else if (char === '"') this.doubleQuoted();
    else if (char === '$' && this.text.charAt(this.at + 1) === "'") this.ansiQuoted();
    else if (char === '$' || char === '`') this.expansion();
    else if (char === ' ' || char === '\t') this.space();
    else if (char === '\n') this.newline();
    else if (char === '#' && this.word === null) this.skipTo('\n');
    else if (this.text.startsWith('<<', this.at)) this.startDocument();
    else if (char === '|' || char === ';') this.separator();
    else if ('<>&()'.includes(char)) throw new Refusal('operator', char);
    else this.add(char, 1);
  }

  private add(text: string, consumed: number): void {
    this.word = (this.word ?? '') + text;
    this.at += consumed;
  }

  private backslash(): void {
    const next = this.text.charAt(this.at + 1);
    if (next === '\n' || next === '') this.at += 2;
    else this.add(next, 2);
  }

  private singleQuoted(): void {
    const end = this.text.indexOf("'", this.at + 1);
    if (end === -1) throw new Refusal('unclosed-quote', "'");
    this.add(this.text.slice(this.at + 1, end), end + 1 - this.at);
  }

  private doubleQuoted(): void {
    this.add('', 1);
    for (;;) {
      const char = this.text.charAt(this.at);
      if (char === '') throw new Refusal('unclosed-quote', '"');
      if (char === '"') break;
      const next = this.text.charAt(this.at + 1);
      if (char === '\\' && next === '\n') this.at += 2;
      else if (char === '\\' && '"\\$`'.includes(next) && next !== '') this.add(next, 2);
      else if (char === '$' || char === '`') this.expansion();
      else this.add(char, 1);
    }
    this.at += 1;
  }

  private ansiQuoted(): void {
    this.add('', 2);
    for (;;) {
      const char = this.text.charAt(this.at);
      if (char === '') throw new Refusal('unclosed-quote', "$'");
      if (char === "'") break;
      if (char === '\\') this.ansiEscape();
      else this.add(char, 1);
    }
    this.at += 1;
  }

  private ansiEscape(): void {
    const { text, length } = readEscape(this.text.slice(this.at + 1, this.at + 10));
    this.add(text, 1 + length);
  }

  /** Kept as written, and named: only the shell knows what it would become. */
  private expansion(): void {
    const rest = this.text.slice(this.at);
    const found = /^(?:\$\w+|\$\{[^}]*\}|\$\([^)]*\)|`[^`]*`)/.exec(rest)?.[0];
    if (found !== undefined) this.command.expansions.push(found);
    this.add(found ?? rest.charAt(0), (found ?? ' ').length);
  }

  private space(): void {
    this.endWord();
    this.at += 1;
  }

  private newline(): void {
    this.at += 1;
    if (this.documents.length > 0) {
      this.endWord();
      for (const document of this.documents) this.readDocument(document);
      this.documents = [];
    }
    this.endCommand();
  }

  private separator(): void {
    this.endCommand();
    this.at += this.text.startsWith('||', this.at) ? 2 : 1;
  }

  private startDocument(): void {
    const start = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.-]+))/.exec(this.text.slice(this.at));
    if (start === null) throw new Refusal('operator', '<<');
    this.endWord();
    const delimiter = start[2] ?? start[3] ?? start[4] ?? '';
    const isQuoted = start[4] === undefined || start[0].includes('\\');
    this.documents.push({ command: this.command, delimiter, isQuoted, stripsTabs: start[1] === '-' });
    this.at += start[0].length;
  }

  private readDocument({ command, delimiter, isQuoted, stripsTabs }: Document): void {
    const lines: string[] = [];
    for (;;) {
      if (this.at >= this.text.length) throw new Refusal('unclosed-document', delimiter);
      const end = this.text.indexOf('\n', this.at);
      const raw = this.text.slice(this.at, end === -1 ? undefined : end);
      const line = stripsTabs ? raw.replace(/^\t+/, '') : raw;
      this.at += raw.length + 1;
      if (line === delimiter) break;
      lines.push(line);
    }
    command.input = lines.map((line) => `${line}\n`).join('');
    if (!isQuoted) command.expansions.push(...(command.input.match(/\$[\w{(][^\s"']*|`[^`]*`/g) ?? []));
  }

  private skipTo(end: string): void {
    const found = this.text.indexOf(end, this.at);
    this.at = found === -1 ? this.text.length : found;
  }

  private endWord(): void {
    if (this.word !== null) this.command.words.push(this.word);
    this.word = null;
  }

  private endCommand(): void {
    this.endWord();
    if (this.command.words.length > 0) this.commands.push(this.command);
    this.command = emptyCommand();
  }
}

function emptyCommand(): Command {
  return { words: [], input: null, expansions: [] };
}
