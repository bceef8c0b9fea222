import type { Family } from '@/lib/model/provider';

export interface KnownPath {
  method: string;
  /** With the placeholders of a template's path. */
  template: string;
}

const OPENAI: readonly KnownPath[] = [
  { method: 'POST', template: '{{root}}chat/completions' },
  { method: 'POST', template: '{{root}}responses' },
  { method: 'POST', template: '{{root}}embeddings' },
  { method: 'GET', template: '{{root}}models' },
  { method: 'GET', template: '{{root}}models/{{model}}' },
  { method: 'POST', template: '{{root}}moderations' },
  { method: 'POST', template: '{{root}}images/generations' },
  { method: 'GET', template: '{{root}}files' },
  { method: 'GET', template: '{{root}}batches?limit=20' },
];

/** Paths that the providers of a format document, to choose from; any other may be written. */
export const KNOWN_PATHS: Readonly<Record<Family, readonly KnownPath[]>> = {
  'openai-chat': OPENAI,
  'openai-responses': OPENAI,
  'anthropic-messages': [
    { method: 'POST', template: '{{root}}messages' },
    { method: 'POST', template: '{{root}}messages/count_tokens' },
    { method: 'GET', template: '{{root}}models?limit=20' },
    { method: 'GET', template: '{{root}}models/{{model}}' },
    { method: 'GET', template: '{{root}}messages/batches?limit=20' },
    { method: 'GET', template: '{{root}}files' },
  ],
  gemini: [
    { method: 'POST', template: '{{root}}models/{{model}}:generateContent' },
    { method: 'POST', template: '{{root}}models/{{model}}:streamGenerateContent?alt=sse' },
    { method: 'POST', template: '{{root}}models/{{model}}:countTokens' },
    { method: 'POST', template: '{{root}}models/gemini-embedding-001:embedContent' },
    { method: 'GET', template: '{{root}}models?pageSize=50' },
    { method: 'GET', template: '{{root}}models/{{model}}' },
    { method: 'GET', template: '{{root}}files' },
  ],
  other: [{ method: 'GET', template: '{{root}}models' }],
};
