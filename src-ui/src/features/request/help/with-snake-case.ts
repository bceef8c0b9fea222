import type { JSONSchema } from 'vscode-json-languageservice';

/** Google's APIs read `system_instruction` as they read `systemInstruction`. Both are known, one is suggested. */
export function withSnakeCase(schema: JSONSchema): JSONSchema {
  return map(schema) as JSONSchema;
}

function map(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'properties' && isSchemas(inner) ? both(inner) : map(inner),
    ]),
  );
}

/** Not the properties that a snippet writes. */
function isSchemas(value: unknown): value is Record<string, object> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((inner) => typeof inner === 'object' && inner !== null)
  );
}

function both(properties: Record<string, object>): Record<string, unknown> {
  const known = Object.entries(properties).map(([name, schema]) => [name, map(schema)] as const);
  const also = known.flatMap(([name, schema]) => {
    const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    // Its own schema, since a reference would take the mark away.
    return snake === name ? [] : [[snake, { allOf: [schema], doNotSuggest: true }] as const];
  });
  return Object.fromEntries([...known, ...also]);
}
