import { insertItems, replaceValue } from '@/features/follow-up/insert-items';
import { isFault, type JsonFix } from '@/lib/json/json-problem';
import { at, type JsonNode, readTree } from '@/lib/json/json-tree';
import { checkJson } from '@/lib/json/lossless-json';

/** Asks OpenAI's chat completions to count the tokens of a stream. Null where the body is no JSON object. */
export function includeUsageFix(body: string): JsonFix | null {
  const root = isFault(checkJson(body)) ? null : readTree(body);
  if (root?.type !== 'object') return null;
  const options = at(root, 'stream_options');
  if (options === null) return insertItems(body, root, ['"stream_options":{"include_usage":true}']);
  if (options.type !== 'object') return replaceValue(body, options, '{"include_usage":true}');
  const known: JsonNode | null = at(options, 'include_usage');
  return known === null
    ? insertItems(body, options, ['"include_usage":true'])
    : replaceValue(body, known, 'true');
}
