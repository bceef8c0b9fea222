import type { BodyFormat } from '@/lib/model/exchange';

const TEXT_TYPE = /^text\/|[/+](xml|yaml|javascript)$/;

/** The kind of body by its type, or by its first characters where a provider forgot or misnamed the type. */
export function bodyFormat(contentType: string, start: string): BodyFormat {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'text/event-stream') return 'event-stream';
  if (/^application\/(x-)?(ndjson|jsonl|jsonlines|json-seq)$/.test(type)) return 'ndjson';
  if (/[/+]json$/.test(type)) return looksLikeEvents(start) ? 'event-stream' : 'json';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === '' || type === 'text/plain' || type === 'application/octet-stream') return sniff(type, start);
  return TEXT_TYPE.test(type) ? 'text' : 'binary';
}

function sniff(type: string, start: string): BodyFormat {
  const text = start.trimStart();
  if (looksLikeEvents(text)) return 'event-stream';
  if (/^(<!doctype html|<html)/i.test(text)) return 'html';
  if (/^[[{]/.test(text)) return /^\{.*\}\r?\n\{/.test(text) ? 'ndjson' : 'json';
  return type === 'application/octet-stream' ? 'binary' : 'text';
}

function looksLikeEvents(text: string): boolean {
  return /^(data|event|id|retry):|^:/.test(text);
}
