import { type FieldPlace, findField } from '@/lib/json/json-field';
import { jsonPathAt } from '@/lib/json/json-path-at';
import type { JsonProblem } from '@/lib/json/json-problem';
import type { JsonTask } from '@/lib/json/json-worker';
import { url as workerUrl } from '@/lib/json/json-worker?worker-chunk';
import { checkJson, type FormatResult, formatJson } from '@/lib/json/lossless-json';
import { type StreamFields, streamFields } from '@/lib/json/stream-fields';
import { createWorkerTasks } from '@/lib/worker-tasks';

/** Below this the page's own thread is done before a worker would have its message. */
const SMALL = 200_000;

/** Something that is read of a text: at once of a short one, else aside. Null as well where there is nothing to read. */
export type JsonReading<Answer> = (text: string) => Answer | null | Promise<Answer | null>;

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

export const readStreamFields: JsonReading<StreamFields> = latestText((text) =>
  isShort(text) ? streamFields(text) : ask({ kind: 'stream', text }, () => streamFields(text)),
);

/** Where the field of that name stands. */
export function readField(name: string): JsonReading<FieldPlace> {
  return (text) =>
    isShort(text) ? findField(text, name) : ask({ kind: 'field', text, name }, () => findField(text, name));
}

/** Several parts of the page ask about the same text. */
function latestText<Answer>(read: JsonReading<Answer>): JsonReading<Answer> {
  let latest: { text: string; answer: ReturnType<JsonReading<Answer>> } | null = null;
  return (text) => {
    if (latest?.text !== text) latest = { text, answer: read(text) };
    return latest.answer;
  };
}

function isShort(text: string): boolean {
  return text.length < SMALL;
}

/** Where no worker can run, the page does the work itself: slower, never wrong. */
async function ask<T>(task: JsonTask, here: () => T): Promise<T> {
  if (isShort(task.text)) return here();
  try {
    return (await inWorker(task)) as T;
  } catch {
    return here();
  }
}
