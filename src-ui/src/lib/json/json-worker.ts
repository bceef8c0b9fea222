import { findField } from '@/lib/json/json-field';
import { jsonPathAt } from '@/lib/json/json-path-at';
import { checkJson, formatJson } from '@/lib/json/lossless-json';
import { streamFields } from '@/lib/json/stream-fields';
import type { WorkerTask } from '@/lib/worker-tasks';

export type JsonTask =
  | { kind: 'check' | 'format' | 'stream'; text: string }
  | { kind: 'field'; text: string; name: string }
  | { kind: 'path'; text: string; offset: number };

// Its own thread, so that a body of many megabytes never stops the page.
addEventListener('message', (message: MessageEvent<WorkerTask<JsonTask>>) => {
  const { id, task } = message.data;
  postMessage({ id, result: answer(task) });
});

function answer(task: JsonTask): unknown {
  switch (task.kind) {
    case 'check':
      return checkJson(task.text);
    case 'format':
      return formatJson(task.text);
    case 'stream':
      return streamFields(task.text);
    case 'field':
      return findField(task.text, task.name);
    case 'path':
      return jsonPathAt(task.text, task.offset);
  }
}
