import { joinBytes } from '@/lib/digest';
import type { Exchange } from '@/lib/model/exchange';
import { redactHeaders, redactText, redactUrl } from '@/lib/secrets';

/** Bytes as a text of JSON: as they read where they are UTF-8, else as base64. */
export type TextOrBytes = { text: string } | { base64: string };

/** One run for keeping elsewhere: what was sent, what came, when. Without what looks like a secret. */
export function runFile(exchange: Exchange): string {
  const { request, head, timings, outcome, assembled } = exchange;
  const run = {
    format: 'prompt-passthrough-run',
    version: 1,
    startedAt: new Date(exchange.startedAt).toISOString(),
    provider: { name: request.providerName, slug: request.providerSlug, family: request.family },
    request: {
      method: request.method,
      url: redactUrl(request.upstreamUrl).text,
      headers: redactHeaders(request.headers).headers,
      gatewayUrl: redactUrl(request.url.href).text,
      body: request.body && redactedBody([request.body]),
    },
    response: head && {
      status: head.status,
      statusText: head.statusText,
      headers: redactHeaders(head.headers).headers,
      body: redactedBody(exchange.chunks),
    },
    outcome,
    timings,
    usage: assembled.usage,
  };
  return `${JSON.stringify(run, null, 2)}\n`;
}

export function redactedBody(chunks: readonly Uint8Array[]): TextOrBytes {
  const bytes = joinBytes(chunks);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: redactText(text).text };
  } catch {
    // One character for each byte: what looks like a secret is found, and every other byte stays.
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return { base64: btoa(redactText(binary).text) };
  }
}
