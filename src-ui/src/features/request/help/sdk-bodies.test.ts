import { describe, expect, it } from 'vitest';
import { loadSchema } from '@/features/request/help/load-schema';
import { whichSchema } from '@/features/request/help/which-schema';
import { createHelpService } from '@/lib/json-help/help-service';
import type { Family } from '@/lib/model/provider';
import anthropic from '@/testing/sdk-bodies/anthropic.json';
import gemini from '@/testing/sdk-bodies/gemini.json';
import openai from '@/testing/sdk-bodies/openai.json';

const RECORDED: ReadonlyArray<readonly [Family, ReadonlyArray<{ path: string; body: unknown }>]> = [
  ['openai-chat', openai],
  ['anthropic-messages', anthropic],
  ['gemini', gemini],
];

/** What the official packages send: recorded by src/test/sdk/record-bodies.mjs, and compared by NodeSdkTest with what they send now. */
describe.each(RECORDED)('what the official package for %s sends', (family, requests) => {
  it.each(requests.map(({ path, body }, index) => [index, path, body] as const))(
    'has no hint: %i, to %s',
    async (_, path, body) => {
      const choice = whichSchema(family, 'POST', path);
      expect(choice).not.toBeNull();
      const schema = choice && (await loadSchema(choice));
      if (schema === null) throw new Error(`no schema for ${path}`);
      const help = createHelpService();
      help.use({ kind: 'use', schema, words: {} });
      expect(await help.hints(JSON.stringify(body, null, 2))).toEqual([]);
    },
  );
});
