import type { JsonFix } from '@/lib/json/json-problem';
import type { JsonNode } from '@/lib/json/json-tree';

/** The value of an object's property. Of several with one name the last counts, as for nearly every reader of JSON. */
export function propertyOf(node: JsonNode | null, name: string): JsonNode | null {
  if (node?.type !== 'object') return null;
  const property = node.children?.findLast((child) => child.children?.[0]?.value === name);
  return property?.children?.[1] ?? null;
}

/**
 * The one edit that gives a property of the text's object a value, and leaves every other character as it is. Null where
 * it is not an object, or where what encloses the property is something else.
 */
export function setProperty(
  text: string,
  node: JsonNode,
  path: readonly string[],
  value: string,
): JsonFix | null {
  const [name = '', ...rest] = path;
  if (node.type !== 'object') return null;
  const found = propertyOf(node, name);
  if (found !== null && rest.length > 0) return setProperty(text, found, rest, value);
  if (found !== null) return { from: found.offset, to: found.offset + found.length, insert: value };
  return insertInto(text, node, name, rest, value);
}

function insertInto(
  text: string,
  node: JsonNode,
  name: string,
  rest: readonly string[],
  value: string,
): JsonFix {
  const last = node.children?.at(-1);
  const lead = leadOf(text, node);
  const insert = `${JSON.stringify(name)}: ${nest(rest, value, lead)}`;
  if (last === undefined) return { from: node.offset + 1, to: node.offset + 1, insert };
  const end = last.offset + last.length;
  return { from: end, to: end, insert: `,${lead ?? ' '}${insert}` };
}

/** What stands before a property of the object, if it begins a line of its own. */
function leadOf(text: string, node: JsonNode): string | null {
  const last = node.children?.at(-1);
  if (last === undefined) return null;
  return /\r?\n[ \t]*$/.exec(text.slice(node.offset, last.offset))?.[0] ?? null;
}

/** A value within new objects, laid out as its surroundings are. */
function nest(path: readonly string[], value: string, lead: string | null): string {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const deeper = lead === null ? null : `${lead}${unitOf(lead)}`;
  const property = `${JSON.stringify(name)}: ${nest(rest, value, deeper)}`;
  return deeper === null ? `{${property}}` : `{${deeper}${property}${lead}}`;
}

/** One step of indentation; a property of the outermost object stands exactly one step in. */
function unitOf(lead: string): string {
  return lead.replace(/^\r?\n/, '') || '  ';
}
