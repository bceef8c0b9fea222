import type { JSONPath } from 'jsonc-parser';
import { at, type JsonNode, readTree } from '@/lib/json/json-tree';
import { lineCounter } from '@/lib/json/line-counter';

export interface FieldPlace {
  from: number;
  to: number;
  line: number;
}

/** `messages[0].role`, `messages.0.role`, `/messages/0/role` and `body.messages.0.role` all mean the same place. */
export function fieldPath(field: string): JSONPath {
  const names = field.split(/[.[\]/]+/).filter((name) => name !== '' && name !== '$');
  return names.map((name) => (/^\d+$/.test(name) ? Number(name) : name));
}

/** The field's place in the body, or that of the nearest enclosing value that exists; null when nothing fits. */
export function findField(body: string, field: string): FieldPlace | null {
  const tree = readTree(body);
  const path = fieldPath(field);
  const start = path[0] === 'body' && at(tree, 'body') === null ? 1 : 0;
  for (let length = path.length; length > start; length -= 1) {
    const found = at(tree, ...path.slice(start, length));
    if (found !== null) return placeOf(body, found);
  }
  return null;
}

function placeOf(body: string, node: JsonNode): FieldPlace {
  // A property is found by its key, which is what the message names.
  const target = node.parent?.type === 'property' ? (node.parent.children?.[0] ?? node) : node;
  return {
    from: target.offset,
    to: target.offset + target.length,
    line: lineCounter(body)(target.offset),
  };
}
