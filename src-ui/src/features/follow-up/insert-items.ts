import type { JsonFix } from '@/lib/json/json-problem';
import type { JsonNode } from '@/lib/json/json-tree';
import { formatJson } from '@/lib/json/lossless-json';

/**
 * Adds items to the end of an array, or members to the end of an object, in the layout that the document has there. Nothing
 * else in it is touched.
 */
export function insertItems(body: string, container: JsonNode, added: readonly string[]): JsonFix {
  const last = container.children?.at(-1);
  const unit = /\n([ \t]+)\S/.exec(body)?.[1] ?? '  ';
  const outer = lineIndent(body, container.offset);
  const end = container.offset + container.length - 1;
  if (last === undefined) {
    const inner = outer + unit;
    const lines = added.map((item) => `\n${inner}${layOut(item, unit, inner)}`).join(',');
    const isOneLine = !body.includes('\n');
    return {
      from: container.offset + 1,
      to: end,
      insert: isOneLine ? added.join(', ') : `${lines}\n${outer}`,
    };
  }
  const from = last.offset + last.length;
  const indent = ownLineIndent(body, last.offset);
  const insert =
    indent === null
      ? added.map((item) => `, ${item}`).join('')
      : added.map((item) => `,\n${indent}${layOut(item, unit, indent)}`).join('');
  return { from, to: from, insert };
}

/** A value in the place of another one, laid out like the rest of the document. */
export function replaceValue(body: string, node: JsonNode, value: string): JsonFix {
  const unit = /\n([ \t]+)\S/.exec(body)?.[1] ?? '  ';
  const insert = body.includes('\n') ? layOut(value, unit, lineIndent(body, node.offset)) : value;
  return { from: node.offset, to: node.offset + node.length, insert };
}

/** A member is laid out as the object it would be in. */
function layOut(json: string, unit: string, indent: string): string {
  const member = /^"[^"\\]*":/.exec(json)?.[0] ?? '';
  const formatted = formatJson(json.slice(member.length), unit);
  if (!formatted.ok) return json;
  return (member === '' ? '' : `${member} `) + formatted.text.replaceAll('\n', `\n${indent}`);
}

function lineIndent(body: string, offset: number): string {
  const start = body.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(body.slice(start, offset))?.[0] ?? '';
}

/** The indent of a value that begins its line; null for one that has company. */
function ownLineIndent(body: string, offset: number): string | null {
  const start = body.lastIndexOf('\n', offset - 1) + 1;
  const before = body.slice(start, offset);
  return start > 0 && before.trim() === '' ? before : null;
}
