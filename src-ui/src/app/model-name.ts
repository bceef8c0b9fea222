import type { JsonFix } from '@/lib/json/json-problem';
import { at, readTree, text } from '@/lib/json/json-tree';
import type { Provider } from '@/lib/model/provider';

/** The model to fill in: the provider's own choice, else one it allows, else a word that asks to be replaced. */
export function modelOf(provider: Provider): string {
  return provider.defaultModel ?? provider.models[0] ?? 'your-model';
}

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
