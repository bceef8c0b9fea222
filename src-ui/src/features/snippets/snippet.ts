import type { Call } from '@/features/snippets/call';
import { curlSnippet } from '@/features/snippets/curl';
import { javaSnippet } from '@/features/snippets/java';
import { javascriptSnippet } from '@/features/snippets/javascript';
import { pythonSnippet } from '@/features/snippets/python';

export const TARGETS = ['curl', 'python', 'javascript', 'java'] as const;

export type Target = (typeof TARGETS)[number];

export type Snippet = { ok: true; code: string } | { ok: false; reason: 'nul' | 'aws' | 'control-in-header' };

const WRITERS: Readonly<Record<Target, (call: Call) => string>> = {
  curl: curlSnippet,
  python: pythonSnippet,
  javascript: javascriptSnippet,
  java: javaSnippet,
};

/** The call as a program that sends the very same bytes. */
export function snippetOf(target: Target, call: Call): Snippet {
  // No shell can hold a NUL, and JSON has none either.
  if (call.body?.includes('\0')) return { ok: false, reason: 'nul' };
  const texts = [call.method, call.url, ...call.headers.flat()];
  if (texts.some(hasControls)) return { ok: false, reason: 'control-in-header' };
  if (call.credential.kind === 'aws-sigv4' && target !== 'curl') return { ok: false, reason: 'aws' };
  return {
    ok: true,
    code: WRITERS[target]({ ...call, body: call.body === null ? null : asSent(call.body) }),
  };
}

/** Half a character cannot be sent: it becomes the replacement character here as it does on the way. */
function asSent(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text);
}
