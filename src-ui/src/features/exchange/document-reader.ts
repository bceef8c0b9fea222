import type { DocumentTask } from '@/features/exchange/document-worker';
import workerUrl from '@/features/exchange/document-worker?worker&url';
import { readDocument } from '@/features/exchange/read-document';
import { findBase64 } from '@/lib/base64';
import { type Assembled, NOTHING_ASSEMBLED } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';
import { createWorkerTasks } from '@/lib/worker-tasks';

/** A longer document is read aside: its tree would hold the page's thread for a noticeable while. */
export const SMALL_DOCUMENT = 200_000;

/** A longer document is shown raw only: its tree would take many times its size in memory. Images do not count: each is one leaf. */
const LARGEST_TREE = 10_000_000;

const inWorker = createWorkerTasks<DocumentTask>(workerUrl, 'reply');

export async function readLargeDocument(family: Family, text: string): Promise<Assembled> {
  if (family === 'other' || treeSize(text) > LARGEST_TREE) return NOTHING_ASSEMBLED;
  try {
    return (await inWorker({ family, text })) as Assembled;
  } catch {
    return readDocument(family, text);
  }
}

function treeSize(text: string): number {
  if (text.length <= LARGEST_TREE) return text.length;
  return findBase64(text).reduce((size, { from, to }) => size - (to - from), text.length);
}
