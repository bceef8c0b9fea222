import type { Family } from '@/lib/model/provider';

interface KnownHeader {
  name: string;
  /** A value to begin with. */
  example: string;
}

const EVERYWHERE: readonly KnownHeader[] = [
  { name: 'Accept', example: 'application/json' },
  { name: 'Idempotency-Key', example: 'request-1' },
];

const OPENAI: readonly KnownHeader[] = [
  { name: 'OpenAI-Beta', example: 'assistants=v2' },
  { name: 'OpenAI-Organization', example: 'org-' },
  { name: 'OpenAI-Project', example: 'proj_' },
  { name: 'X-Client-Request-Id', example: 'request-1' },
];

/** Headers that the providers of a format document, to choose from; any other allowed name may be written too. */
export const KNOWN_HEADERS: Readonly<Record<Family, readonly KnownHeader[]>> = {
  'openai-chat': [...OPENAI, ...EVERYWHERE],
  'openai-responses': [...OPENAI, ...EVERYWHERE],
  'anthropic-messages': [
    { name: 'anthropic-beta', example: 'files-api-2025-04-14' },
    { name: 'anthropic-version', example: '2023-06-01' },
    ...EVERYWHERE,
  ],
  gemini: [{ name: 'x-goog-api-client', example: 'prompt-passthrough' }, ...EVERYWHERE],
  other: EVERYWHERE,
};
