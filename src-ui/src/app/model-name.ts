import type { JsonFix } from '@/lib/json/json-problem';
import { at, readTree, text } from '@/lib/json/json-tree';

/** The body's `model`, and how to change that one string without touching anything else. */
export function findModel(body: string): { name: string; replaceBy: (model: string) => JsonFix } | null {
  const tree = readTree(body);
  const name = text(tree, 'model');
  const node = at(tree, 'model');
  if (name === null || node === null) return null;
  return {
    name,
    replaceBy: (model) => ({
      from: node.offset,
      to: node.offset + node.length,
      insert: JSON.stringify(model),
    }),
  };
}
