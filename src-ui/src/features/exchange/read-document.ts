import { reducerFor } from '@/features/exchange/reducers/reducers';
import { readTree } from '@/lib/json/json-tree';
import { type Assembled, NOTHING_ASSEMBLED } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';

/** What a whole JSON reply says; nothing where it is not JSON or nobody knows its family. */
export function readDocument(family: Family, text: string): Assembled {
  const reducer = reducerFor(family);
  const json = reducer === null ? null : readTree(text);
  return reducer === null || json === null
    ? NOTHING_ASSEMBLED
    : reducer.document(NOTHING_ASSEMBLED, json, text);
}
