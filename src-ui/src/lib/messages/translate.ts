import { EN, type MessageKey, type Messages } from '@/lib/messages/en';

/** The names in braces of a message, so that a forgotten or misspelt one does not compile. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

type Plural = { one: string; other: string };
type Source<Key extends MessageKey> = (typeof EN)[Key];
type TextOf<Value> = Value extends Plural
  ? Value['one'] | Value['other']
  : Value extends string
    ? Value
    : never;
type ParamNames<Key extends MessageKey> =
  | Names<TextOf<Source<Key>>>
  | (Source<Key> extends Plural ? 'count' : never);
type Params<Key extends MessageKey> = Record<ParamNames<Key>, string | number>;
type Args<Key extends MessageKey> = [ParamNames<Key>] extends [never] ? [] : [params: Params<Key>];

let catalogue: Messages = EN;

/** Other words from now on; whoever shows them must be drawn anew. */
export function setCatalogue(messages: Messages): void {
  catalogue = messages;
}

/** The words for a key. A plural message chooses by its `count`, and every number is written as the language does. */
export function t<Key extends MessageKey>(key: Key, ...args: Args<Key>): string {
  const params: Readonly<Record<string, string | number>> = args[0] ?? {};
  const message: string | Plural = catalogue[key];
  const text = typeof message === 'string' ? message : message[pluralForm(params.count)];
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => write(params[name]));
}

function pluralForm(count: string | number | undefined): 'one' | 'other' {
  return new Intl.PluralRules(language()).select(Number(count ?? 0)) === 'one' ? 'one' : 'other';
}

function write(value: string | number | undefined): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language()).format(value) : (value ?? '');
}

function language(): string {
  return (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
}
