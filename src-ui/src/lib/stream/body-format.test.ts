import { expect, it } from 'vitest';
import { bodyFormat } from '@/lib/stream/body-format';

it.each([
  ['text/event-stream; charset=utf-8', 'data: 1', 'event-stream'],
  ['application/json', '{"a":1}', 'json'],
  ['application/problem+json', '{', 'json'],
  ['application/json', 'data: {"a":1}\n\n', 'event-stream'],
  ['application/x-ndjson', '{}', 'ndjson'],
  ['application/jsonl', '{}', 'ndjson'],
  ['text/html', '{"a":1}', 'html'],
  ['text/plain', '<!doctype html><p>', 'html'],
  ['text/plain', ': ping\n\n', 'event-stream'],
  ['', '[1]', 'json'],
  ['', '{"a":1}\n{"b":2}', 'ndjson'],
  ['text/plain', 'upstream connect error', 'text'],
  ['text/csv', 'a,b', 'text'],
  ['audio/mpeg', 'ID3', 'binary'],
  ['application/octet-stream', '\u0000', 'binary'],
])('reads %j starting with %j as %s', (type, start, format) => {
  expect(bodyFormat(type, start)).toBe(format);
});
