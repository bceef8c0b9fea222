// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of snippets, which is not JavaScript's
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { snippetText } from '@/features/request/help/snippet-text';
import { whichSchema } from '@/features/request/help/which-schema';
import { withSnakeCase } from '@/features/request/help/with-snake-case';
import { findPlaceholders, maskForCheck } from '@/features/request/variables/placeholders';
import { relevantHints } from '@/lib/json-help/relevant-hints';
import { latestOnly } from '@/lib/latest';

it.each([
  ['openai-chat', 'v1/chat/completions', 'openai-chat/request'],
  ['openai-responses', 'responses', 'openai-responses/request'],
  ['openai-chat', 'v1/responses?x=1', 'openai-responses/request'],
  ['openai-chat', 'v1/embeddings', 'openai-chat/embeddings'],
  ['openai-chat', 'v1/images/generations', null],
  ['anthropic-messages', 'v1/messages/count_tokens', 'anthropic-messages/countTokens'],
  ['anthropic-messages', 'v1/messages/batches', null],
  ['gemini', 'v1beta/models/m:streamGenerateContent?alt=sse', 'gemini/request'],
  ['other', 'v1/chat/completions', null],
] as const)('%s at %s has the schema %s', (family, path, expected) => {
  const found = whichSchema(family, 'POST', path);
  expect(found && `${found.file}/${found.entry}`).toBe(expected);
  expect(whichSchema(family, 'GET', path)).toBeNull();
});

describe('a hint that a variable brought about', () => {
  const hint = (text: string, place: string) => {
    const from = text.indexOf(place);
    return { from, to: from + place.length };
  };
  const relevant = (text: string, hints: ReadonlyArray<{ from: number; to: number }>) => {
    const document = TextDocument.create('body:/b.json', 'json', 1, maskForCheck(text));
    const json = getLanguageService({}).parseJSONDocument(document);
    return relevantHints(json, findPlaceholders(text), hints);
  };

  it('is not shown, and others are', () => {
    const text = '{"temperature": {{t}}, "role": "{{who}}", "tempo": 1}';
    const hints = [hint(text, '{{t}}'), hint(text, '"{{who}}"'), hint(text, '"tempo"')];
    expect(relevant(text, hints.slice(0, 1))).toEqual([]);
    const plain = text.replace('"role"', '"user"');
    expect(relevant(plain, [hint(plain, '"tempo"')])).toHaveLength(1);
  });

  it('is not shown of an object whose kind is not known', () => {
    const text = '{"messages": [{"role": "{{who}}", "tool_call_id": "c"}], "tempo": 1}';
    const hints = [hint(text, '"tool_call_id"'), hint(text, '"tempo"')];
    expect(relevant(text, hints)).toEqual([hints[1]]);
  });
});

it('writes snippets as CodeMirror reads them', () => {
  expect(snippetText('"a": "$1",')).toBe('"a": "${1}",');
  expect(snippetText('{"a": ${1:b}}$0')).toBe('\\{"a": ${1:b}\\}');
  expect(snippetText('\\$x ${1:{\\}}')).toBe('$x \\{\\}');
});

it('knows names in snake case too, and suggests them not', () => {
  const schema = { properties: { topP: { type: 'number' as const } } };
  expect(withSnakeCase(schema)).toEqual({
    properties: { topP: { type: 'number' }, top_p: { allOf: [{ type: 'number' }], doNotSuggest: true } },
  });
});

it('answers the first and the newest question only', async () => {
  const asked: number[] = [];
  const ask = latestOnly(async (task: number) => {
    asked.push(task);
    return task;
  });
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([1, null, 3]);
  expect(asked).toEqual([1, 3]);
});
