import type { Family } from '@/lib/model/provider';

/** A file of schemas, and the one in it that a request is for. */
export interface SchemaChoice {
  file: string;
  entry: string;
}

const OPENAI: ReadonlyArray<readonly [RegExp, SchemaChoice]> = [
  [/(?:^|\/)chat\/completions$/, { file: 'openai-chat', entry: 'request' }],
  [/(?:^|\/)responses$/, { file: 'openai-responses', entry: 'request' }],
  [/(?:^|\/)embeddings$/, { file: 'openai-chat', entry: 'embeddings' }],
];

const BY_PATH: Readonly<Record<Family, ReadonlyArray<readonly [RegExp, SchemaChoice]>>> = {
  'openai-chat': OPENAI,
  'openai-responses': OPENAI,
  'anthropic-messages': [
    [/(?:^|\/)messages$/, { file: 'anthropic-messages', entry: 'request' }],
    [/(?:^|\/)messages\/count_tokens$/, { file: 'anthropic-messages', entry: 'countTokens' }],
  ],
  gemini: [
    [/:(?:generateContent|streamGenerateContent)$/, { file: 'gemini', entry: 'request' }],
    [/:countTokens$/, { file: 'gemini', entry: 'countTokens' }],
    [/:embedContent$/, { file: 'gemini', entry: 'embedContent' }],
  ],
  other: [],
};

/** By the path, with or without a query, to which a body goes; null where no schema is known to fit. */
export function whichSchema(family: Family, method: string, path: string): SchemaChoice | null {
  if (method !== 'POST') return null;
  const [alone = ''] = path.split('?', 1);
  return BY_PATH[family].find(([pattern]) => pattern.test(alone))?.[1] ?? null;
}
