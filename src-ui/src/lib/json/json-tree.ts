import { findNodeAtLocation, type JSONPath, type Node, parseTree } from 'jsonc-parser';

export type JsonNode = Node;

/** A reading copy with the place of every value, so that a value can be shown exactly as written. */
export function readTree(text: string): JsonNode | null {
  try {
    return parseTree(text, [], { disallowComments: true }) ?? null;
  } catch {
    // Deeper than the parser's recursion: such a document is shown raw only.
    return null;
  }
}

export function at(node: JsonNode | null, ...path: JSONPath): JsonNode | null {
  return node === null ? null : (findNodeAtLocation(node, path) ?? null);
}

export function items(node: JsonNode | null): readonly JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

export function text(node: JsonNode | null, ...path: JSONPath): string | null {
  const found = at(node, ...path);
  return found?.type === 'string' ? (found.value as string) : null;
}

export function number(node: JsonNode | null, ...path: JSONPath): number | null {
  const found = at(node, ...path);
  return found?.type === 'number' ? (found.value as number) : null;
}

/** The value's own characters in the document. */
export function source(document: string, node: JsonNode | null): string {
  return node === null ? '' : document.slice(node.offset, node.offset + node.length);
}
