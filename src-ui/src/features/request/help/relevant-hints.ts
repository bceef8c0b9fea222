import { findPlaceholders, type Placeholder } from '@/features/request/variables/placeholders';
import { type JsonNode, readTree } from '@/lib/json/json-tree';
import type { Hint } from '@/lib/json-help/help-task';

/** What tells the alternatives of a schema apart. */
const TELLS = /^(?:type|role|mode)$/;

/**
 * Without those hints that a `{{name}}` brought about: what will stand in its place is not known. Where one says of what
 * kind an object is, nothing is known of that object.
 */
export function relevantHints(text: string, masked: string, hints: readonly Hint[]): readonly Hint[] {
  const placeholders = findPlaceholders(text);
  if (placeholders.length === 0 || hints.length === 0) return hints;
  const unknown = unknownObjects(readTree(masked), placeholders);
  return hints.filter(
    ({ from, to }) =>
      !placeholders.some((placeholder) => from < placeholder.to && placeholder.from < to) &&
      !unknown.some((node) => node.offset <= from && to <= node.offset + node.length),
  );
}

function unknownObjects(root: JsonNode | null, placeholders: readonly Placeholder[]): JsonNode[] {
  const found: JsonNode[] = [];
  const look = (node: JsonNode) => {
    const inside = placeholders.filter(
      ({ from, to }) => node.offset <= from && to <= node.offset + node.length,
    );
    if (inside.length === 0) return;
    const [key, value] = node.children ?? [];
    const isTold =
      node.type === 'property' && TELLS.test(String(key?.value)) && value?.children === undefined;
    if (isTold && node.parent) found.push(node.parent);
    node.children?.forEach(look);
  };
  if (root !== null) look(root);
  return found;
}
