import { expect, it } from 'vitest';
import { formatJsonPath, jsonPathAt } from '@/lib/json/json-path-at';

const TEXT = String.raw`{"a": [1, {"b \"c\"": "x, {y}", "d": [[], true]}], "e": {}}`;
const pathAt = (mark: string, more = 0) => formatJsonPath(jsonPathAt(TEXT, TEXT.indexOf(mark) + more));

it('names the value at any place', () => {
  expect(pathAt('1,')).toBe('$.a[0]');
  expect(pathAt('x, {y}', 4)).toBe(`$.a[1]['b "c"']`);
  expect(pathAt('true')).toBe('$.a[1].d[1]');
  expect(pathAt('"d"')).toBe('$.a[1].d');
  expect(pathAt('"e"', 2)).toBe('$.e');
  expect(jsonPathAt(TEXT, 0)).toEqual([]);
});

it('answers for a document that is cut off, and for one that is none', () => {
  expect(jsonPathAt('{"a": [0, {"b', 13)).toEqual(['a', 1, 'b']);
  expect(jsonPathAt(']]}} "x', 7)).toEqual([]);
});

it('writes names that need quotes so that they can be read back', () => {
  expect(formatJsonPath(['a-b', "it's", 'ok_1', 0, 'ü\n'])).toBe(`$['a-b']['it\\'s'].ok_1[0]['ü\\n']`);
});
