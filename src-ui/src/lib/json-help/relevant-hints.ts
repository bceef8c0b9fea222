import type { ASTNode, JSONDocument } from 'vscode-json-languageservice';
import type { Hint, Hole } from '@/lib/json-help/help-task';

/** What tells the alternatives of a schema apart. */
const TELLS = /^(?:type|role|mode)$/;

/**
 * Without those hints that a hole in the text brought about: what will stand in its place is not known. Where one says of what
 * kind an object is, nothing is known of that object.
 */
export function relevantHints<Place extends Pick<Hint, 'from' | 'to'>>(
  json: JSONDocument,
  holes: readonly Hole[],
  hints: readonly Place[],
): readonly Place[] {
  if (holes.length === 0 || hints.length === 0) return hints;
  const unknown = holes.flatMap((hole) => objectToldBy(json.getNodeFromOffset(hole.from)) ?? []);
  return hints.filter(
    ({ from, to }) =>
      !holes.some((hole) => from < hole.to && hole.from < to) &&
      !unknown.some((node) => node.offset <= from && to <= node.offset + node.length),
  );
}

function objectToldBy(value: ASTNode | undefined): ASTNode | undefined {
  const property = value?.parent;
  const isTold =
    property?.type === 'property' && property.valueNode === value && TELLS.test(property.keyNode.value);
  return isTold ? property.parent : undefined;
}
