import type { JSONSchema } from 'vscode-json-languageservice';
import type { SchemaChoice } from '@/features/request/help/which-schema';
import { withSnakeCase } from '@/features/request/help/with-snake-case';
import type { HelpSchema } from '@/lib/json-help/help-task';

/** One file per wire format, fetched with the first request of that format. */
const FILES = import.meta.glob<{ default: object }>('./schemas/*.json');

export async function loadSchema({ file, entry }: SchemaChoice): Promise<HelpSchema | null> {
  const found = await FILES[`./schemas/${file}.json`]?.();
  if (found === undefined) return null;
  const schema = { ...found.default, $ref: `#/$defs/${entry}` } as JSONSchema;
  return { name: `${file}/${entry}`, schema: file === 'gemini' ? withSnakeCase(schema) : schema };
}
