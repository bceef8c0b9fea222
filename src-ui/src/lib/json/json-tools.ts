import type { JsonProblem } from '@/lib/json/json-problem';
import workerUrl from '@/lib/json/json-worker?worker&url';
import { checkJson, type FormatResult, formatJson } from '@/lib/json/lossless-json';
import { trustedScriptUrl } from '@/lib/trusted-types';

/** Below this the page's own thread is done before a worker would have its message. */
const SMALL = 200_000;

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();

export function checkJsonText(text: string): Promise<JsonProblem | null> {
  return text.length < SMALL ? Promise.resolve(checkJson(text)) : ask('check', text, checkJson);
}

export function formatJsonText(text: string): Promise<FormatResult> {
  return text.length < SMALL ? Promise.resolve(formatJson(text)) : ask('format', text, formatJson);
}

/** Where no worker can run, the page does the work itself: slower, never wrong. */
async function ask<T>(kind: 'check' | 'format', text: string, here: (text: string) => T): Promise<T> {
  try {
    worker ??= startWorker();
    const id = ++lastId;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, kind, text });
    return (await answer) as T;
  } catch {
    return here(text);
  }
}

function startWorker(): Worker {
  const started = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'json' });
  started.addEventListener('message', (message: MessageEvent<{ id: number; result: unknown }>) => {
    waiting.get(message.data.id)?.resolve(message.data.result);
    waiting.delete(message.data.id);
  });
  started.addEventListener('error', () => {
    worker = null;
    for (const task of waiting.values()) task.reject(new Error('worker failed'));
    waiting.clear();
  });
  return started;
}
