import { readDocument } from '@/features/exchange/read-document';
import type { Family } from '@/lib/model/provider';
import type { WorkerTask } from '@/lib/worker-tasks';

export interface DocumentTask {
  family: Family;
  text: string;
}

addEventListener('message', (message: MessageEvent<WorkerTask<DocumentTask>>) => {
  const { id, task } = message.data;
  postMessage({ id, result: readDocument(task.family, task.text) });
});
