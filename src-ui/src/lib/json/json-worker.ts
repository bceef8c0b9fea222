import { checkJson, formatJson } from '@/lib/json/lossless-json';

export type JsonTask = { id: number; kind: 'check' | 'format'; text: string };

// Its own thread, so that a body of many megabytes never stops the page.
addEventListener('message', (message: MessageEvent<JsonTask>) => {
  const { id, kind, text } = message.data;
  postMessage({ id, result: kind === 'check' ? checkJson(text) : formatJson(text) });
});
