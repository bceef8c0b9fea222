import { expect, it } from 'vitest';
import { setProperty } from '@/lib/json/json-edit';
import { applyFix } from '@/lib/json/json-problem';
import { readTree } from '@/lib/json/json-tree';

const set = (text: string, path: [string, ...string[]], value: string) => {
  const root = readTree(text);
  const fix = root && setProperty(text, root, path, value);
  return fix === null ? null : applyFix(text, fix);
};

it.each([
  ['{}', '{"stream": true}'],
  ['{ }', '{"stream": true }'],
  ['{"a":1.10}', '{"a":1.10, "stream": true}'],
  ['{\n  "a": 555555555555555555\n}', '{\n  "a": 555555555555555555,\n  "stream": true\n}'],
  ['{\r\n\t"a": [\r\n1]\r\n}', '{\r\n\t"a": [\r\n1],\r\n\t"stream": true\r\n}'],
  ['{"stream" : false , "b": 1}', '{"stream" : true , "b": 1}'],
  ['{"stream": "no"}', '{"stream": true}'],
  ['{"stream": false, "stream": null}', '{"stream": false, "stream": true}'],
])('sets a property of %j', (text, expected) => {
  expect(set(text, ['stream'], 'true')).toBe(expected);
});

it.each([
  ['{}', '{"o": {"u": true}}'],
  ['{\n  "a": 1\n}', '{\n  "a": 1,\n  "o": {\n    "u": true\n  }\n}'],
  ['{"o": {}}', '{"o": {"u": true}}'],
  ['{"o": {"v": 1}}', '{"o": {"v": 1, "u": true}}'],
  ['{\n  "o": {\n    "v": 1\n  }\n}', '{\n  "o": {\n    "v": 1,\n    "u": true\n  }\n}'],
  ['{"o": {"u": false}}', '{"o": {"u": true}}'],
])('sets a property within another of %j', (text, expected) => {
  expect(set(text, ['o', 'u'], 'true')).toBe(expected);
});

it.each(['[]', '1', '', '{"o": 5}'])('leaves %j alone', (text) => {
  expect(set(text, ['o', 'u'], 'true')).toBeNull();
});
