import { trustedScriptUrl } from '@/lib/trusted-types';

export interface WorkerTask<Task> {
  id: number;
  task: Task;
}

interface WorkerAnswer {
  id: number;
  result: unknown;
}

/** Gives tasks to a worker of its own, started with the first one. Rejects where no worker can run. */
export function createWorkerTasks<Task>(url: string, name: string) {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();

  const start = () => {
    const started = new Worker(trustedScriptUrl(url), { type: 'module', name });
    started.addEventListener('message', (message: MessageEvent<WorkerAnswer>) => {
      waiting.get(message.data.id)?.resolve(message.data.result);
      waiting.delete(message.data.id);
    });
    started.addEventListener('error', () => {
      worker = null;
      for (const task of waiting.values()) task.reject(new Error('worker failed'));
      waiting.clear();
    });
    return started;
  };

  return async (task: Task): Promise<unknown> => {
    worker ??= start();
    const id = ++lastId;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, task } satisfies WorkerTask<Task>);
    return answer;
  };
}
