import { expect, it } from 'vitest';
import { readRetryAfter } from '@/features/exchange/outcome';
import { readError } from '@/features/exchange/reducers/reply-error';
import { readTree } from '@/lib/json/json-tree';

const NOW = Date.parse('2026-01-01T00:00:00Z');

it.each([
  ['12', 12],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', null],
  [null, null],
])('waits for %j: %j', (value, seconds) => {
  expect(readRetryAfter(value, NOW)).toBe(seconds);
});

it.each([
  ['{"error":{"message":"M","param":"messages[0].role","code":"c"}}', 'M', 'messages[0].role'],
  [
    '{"type":"error","error":{"type":"t","message":"max_tokens: Field required"}}',
    'max_tokens: Field required',
    'max_tokens',
  ],
  ['{"error":"plain"}', 'plain', null],
  ['{"message":"m"}', 'm', null],
  ['{"detail":"d"}', 'd', null],
  ['{"detail":[{"loc":["body","messages"],"msg":"missing"}]}', 'missing', 'body.messages'],
  ['[{"error":{"message":"G","status":"INVALID_ARGUMENT"}}]', 'G', null],
  ['{"error":{"message":"G","details":[{"fieldViolations":[{"field":"contents[0]"}]}]}}', 'G', 'contents[0]'],
])('reads the message and the field of %s', (body, message, field) => {
  expect(readError(readTree(body))).toMatchObject({ message, field });
});

it.each(['{}', '[]', '"text"', 'not json', '{"error":null}'])('finds no message in %s', (body) => {
  expect(readError(readTree(body))).toBeNull();
});
