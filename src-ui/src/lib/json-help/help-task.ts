import type { JSONSchema } from 'vscode-json-languageservice';

/** What the bodies of one kind of request look like. The name tells it from any other. */
export interface HelpSchema {
  name: string;
  schema: JSONSchema;
}

/** What a schema says of a place in the text. It never keeps anything from being sent. */
export interface Hint {
  from: number;
  to: number;
  /** From 1. */
  line: number;
  message: string;
}

/** A part of the text whose value is not known yet: a `{{name}}`. */
export interface Hole {
  from: number;
  to: number;
}

/** One suggestion; `insert` is written as the language server protocol writes snippets. */
export interface Suggestion {
  label: string;
  /** What the typed text is compared with: with its quotes, where it has some. */
  filter: string;
  insert: string;
  kind: 'key' | 'value' | 'snippet';
  about: string;
  /** Whether the next place is worth suggestions too. */
  asksOn: boolean;
}

export interface Suggestions {
  from: number;
  to: number;
  items: Suggestion[];
}

/** What a field means, for a reader. */
export interface Explanation {
  from: number;
  to: number;
  /** The field's name, or the place of an item in its list. */
  name: string;
  type: string;
  about: string;
  /** The values it may have, each with what it means where that is known. */
  values: Array<{ value: string; about: string }>;
  /** The limits and the default, as far as the schema names them. */
  minimum: number | null;
  maximum: number | null;
  fallback: string | null;
  isRequired: boolean;
  deprecation: string | null;
  reference: string | null;
}

export type HelpTask =
  | { kind: 'use'; schema: HelpSchema; words: Readonly<Record<string, string>> }
  | { kind: 'hints'; text: string; holes: readonly Hole[] }
  | { kind: 'suggest' | 'explain'; text: string; offset: number };
