import { jsonPathAt } from '@/lib/json/json-path-at';
import type { JsonProblem } from '@/lib/json/json-problem';
import type { JsonTask } from '@/lib/json/json-worker';
import workerUrl from '@/lib/json/json-worker?worker&url';
import { checkJson, type FormatResult, formatJson } from '@/lib/json/lossless-json';
import { createWorkerTasks } from '@/lib/worker-tasks';

/** Below this the page's own thread is done before a worker would have its message. */
const SMALL = 200_000;

const inWorker = createWorkerTasks<JsonTask>(workerUrl, 'json');

export function checkJsonText(text: string): Promise<JsonProblem | null> {
  return ask({ kind: 'check', text }, () => checkJson(text));
}

export function formatJsonText(text: string): Promise<FormatResult> {
  return ask({ kind: 'format', text }, () => formatJson(text));
}

export function jsonPathAtOffset(text: string, offset: number): Promise<ReturnType<typeof jsonPathAt>> {
  return ask({ kind: 'path', text, offset }, () => jsonPathAt(text, offset));
}

/** Where no worker can run, the page does the work itself: slower, never wrong. */
async function ask<T>(task: JsonTask, here: () => T): Promise<T> {
  if (task.text.length < SMALL) return here();
  try {
    return (await inWorker(task)) as T;
  } catch {
    return here();
  }
}
