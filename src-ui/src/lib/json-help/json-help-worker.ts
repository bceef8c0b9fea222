import { createHelpService } from '@/lib/json-help/help-service';
import type { HelpTask } from '@/lib/json-help/help-task';
import type { WorkerTask } from '@/lib/worker-tasks';

const service = createHelpService();

// Its own thread: whatever the schema service does with a body of megabytes, typing goes on.
addEventListener('message', async (message: MessageEvent<WorkerTask<HelpTask>>) => {
  const { id, task } = message.data;
  postMessage({ id, result: await answer(task).catch(() => null) });
});

/** Null where there is no answer, as for a body that is nested too deeply to be read. */
async function answer(task: HelpTask): Promise<unknown> {
  switch (task.kind) {
    case 'use':
      return service.use(task);
    case 'hints':
      return service.hints(task.text, task.holes);
    case 'suggest':
      return service.suggest(task.text, task.offset);
    case 'explain':
      return service.explain(task.text, task.offset);
  }
}
