import type { DocumentTask } from '@/features/exchange/document-worker';
import { url as workerUrl } from '@/features/exchange/document-worker?worker-chunk';
import { readDocument } from '@/features/exchange/read-document';
import { type Assembled, NOTHING_ASSEMBLED } from '@/lib/model/assembled';
import type { Family } from '@/lib/model/provider';
import { createWorkerTasks } from '@/lib/worker-tasks';

/** A longer document is read aside: its tree would hold the page's thread for a noticeable while. */
export const SMALL_DOCUMENT = 200_000;

const inWorker = createWorkerTasks<DocumentTask>(workerUrl, 'reply');

export async function readLargeDocument(family: Family, text: string): Promise<Assembled> {
  if (family === 'other') return NOTHING_ASSEMBLED;
  try {
    return (await inWorker({ family, text })) as Assembled;
  } catch {
    return readDocument(family, text);
  }
}
