import type { ASTNode, JSONDocument, JSONSchema, MatchingSchema } from 'vscode-json-languageservice';
import type { Explanation } from '@/lib/json-help/help-task';

/** A schema of ours, with the page that explains the field. */
type Described = JSONSchema & { 'x-reference'?: string };

/** What the schemas that apply say about the field at a place; null where they say nothing. */
export function explain(
  json: JSONDocument,
  offset: number,
  matching: readonly MatchingSchema[],
): Explanation | null {
  const at = json.getNodeFromOffset(offset);
  if (at === undefined || isWithin(at, offset)) return null;
  const node = meantBy(at);
  const schemas = matching.filter((match) => match.node === node).map(({ schema }): Described => schema);
  const pick = <Key extends keyof Described>(key: Key) =>
    schemas.find((schema) => schema[key] !== undefined)?.[key];
  const about = pick('description');
  if (node === undefined || about === undefined) return null;
  return {
    from: at.offset,
    to: at.offset + at.length,
    name: nameOf(node),
    type: typesOf(schemas),
    about,
    values: valuesOf(schemas),
    minimum: pick('minimum') ?? null,
    maximum: pick('maximum') ?? null,
    fallback: writeFallback(pick('default')),
    isRequired: isRequired(node, matching),
    deprecation: pick('deprecationMessage') ?? null,
    reference: pick('x-reference') ?? referenceAbove(node, matching),
  };
}

/** Between the brackets of an object or list, nothing is meant. */
function isWithin(node: ASTNode, offset: number): boolean {
  const isContainer = node.type === 'object' || node.type === 'array';
  return isContainer && offset > node.offset + 1 && offset < node.offset + node.length - 1;
}

function meantBy(node: ASTNode): ASTNode | undefined {
  const { parent } = node;
  return parent?.type === 'property' && parent.keyNode === node ? parent.valueNode : node;
}

function nameOf(node: ASTNode): string {
  const { parent } = node;
  if (parent?.type === 'property') return parent.keyNode.value;
  return parent?.type === 'array' ? `${nameOf(parent)}[${parent.items.indexOf(node)}]` : '';
}

function typesOf(schemas: readonly Described[]): string {
  const types = schemas.flatMap(({ type, anyOf }) => [
    type ?? [],
    ...(anyOf ?? []).flatMap((either) => (typeof either === 'object' ? (either.type ?? []) : [])),
  ]);
  return [...new Set(types.flat())].join(' | ');
}

function valuesOf(schemas: readonly Described[]): Explanation['values'] {
  const values = schemas.flatMap((schema) => {
    const known = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
    return known.map((value: unknown, index) => ({
      value: JSON.stringify(value),
      about: schema.enumDescriptions?.[index] ?? '',
    }));
  });
  return values.filter(({ value }, index) => values.findIndex((other) => other.value === value) === index);
}

function writeFallback(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function isRequired({ parent }: ASTNode, matching: readonly MatchingSchema[]): boolean {
  if (parent?.type !== 'property') return false;
  const { value } = parent.keyNode;
  return matching.some(({ node, schema }) => node === parent.parent && schema.required?.includes(value));
}

/** The nearest enclosing value whose schema names a page. */
function referenceAbove(node: ASTNode, matching: readonly MatchingSchema[]): string | null {
  for (let above = node.parent; above !== undefined; above = above.parent) {
    const found = matching.find((match) => match.node === above && 'x-reference' in match.schema);
    if (found) return (found.schema as Described)['x-reference'] ?? null;
  }
  return null;
}
