import { reducerFor } from '@/features/exchange/reducers/reducers';
import { findBase64 } from '@/lib/base64';
import { readTree } from '@/lib/json/json-tree';
import { type Assembled, NOTHING_ASSEMBLED } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';

/** A longer document is shown raw only: its tree would take many times its size in memory. Images do not count: each is one leaf. */
const LARGEST_TREE = 10_000_000;

/** What a whole JSON reply says; nothing where it is not JSON or nobody knows its family. */
export function readDocument(family: Family, text: string): Assembled {
  const reducer = reducerFor(family);
  const json = reducer === null || treeSize(text) > LARGEST_TREE ? null : readTree(text);
  return reducer === null || json === null
    ? NOTHING_ASSEMBLED
    : reducer.document(NOTHING_ASSEMBLED, json, text);
}

function treeSize(text: string): number {
  if (text.length <= LARGEST_TREE) return text.length;
  return findBase64(text).reduce((size, { from, to }) => size - (to - from), text.length);
}
