import { describe, expect, it } from 'vitest';
import { applyFix } from '@/lib/json/json-problem';
import { checkJson, formatJson } from '@/lib/json/lossless-json';

function format(text: string): string {
  const result = formatJson(text);
  if (!result.ok) throw new Error(`${result.problem.code} at ${result.problem.from}`);
  return result.text;
}

describe('formatJson', () => {
  it.each(['555555555555555555', '1.10', '1e400', '-0', '-0.0', '1E+2', '12345678901234567890.000'])(
    'keeps the number %s as written',
    (number) => {
      expect(format(`{"n":${number}}`)).toBe(`{\n  "n": ${number}\n}`);
    },
  );

  it('keeps repeated keys, their order and escapes', () => {
    const text = String.raw`{"b":1,"a":2,"b":3,"2":0,"1":0,"e":"\u00e9\/\ud83c\udf0d \"q\""}`;
    expect(format(text).replaceAll(/\n */g, '').replaceAll('": ', '":')).toBe(text);
  });

  it('lays out like JSON.stringify where no value would change', () => {
    const value = { a: [], b: {}, c: [1, [2, { d: null }], 'x, y: {z}'], e: { f: true, g: { h: [] } } };
    expect(format(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    expect(format(JSON.stringify(value, null, 7))).toBe(JSON.stringify(value, null, 2));
  });

  it('formats twenty thousand levels without running out of stack', () => {
    const text = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(format(text).replaceAll(/\s/g, '')).toBe(text);
  });

  it('formats a bare value', () => {
    expect(format(' "x" ')).toBe('"x"');
  });

  it('is the same when done twice', () => {
    const once = format('{"a":[1,{"b":[ ]}],"c":"d"}');
    expect(format(once)).toBe(once);
  });
});

describe('checkJson', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '1',
    '"a"',
    '{"a":[1,2,{"b":"c"}]}',
    '\t{\r\n"a" : -1.5e-3 }\n',
    '"\\u0000\\\\"',
  ])('accepts %s', (text) => {
    expect(checkJson(text)).toBeNull();
  });

  it.each([
    ['trailing-comma', '{"a":1,}', '{"a":1}'],
    ['trailing-comma', '[1,2,\n]', '[1,2\n]'],
    ['trailing-comma', '[1,,2]', '[1,2]'],
    ['missing-value', '[,1]', '[1]'],
    ['missing-comma', '{"a":1\n"b":2}', '{"a":1,\n"b":2}'],
    ['missing-comma', '["a" "b"]', '["a", "b"]'],
    ['missing-colon', '{"a" 1}', '{"a": 1}'],
    ['missing-colon', '{"a"=1}', '{"a":1}'],
    ['unquoted-key', '{model: 1}', '{"model": 1}'],
    ['wrong-quotes', "{'a': 1}", '{"a": 1}'],
    ['wrong-quotes', '[\u201cyes\u201d]', '["yes"]'],
    ['wrong-quotes', "['it\\'s \"so\"']", '["it\'s \\"so\\""]'],
    ['wrong-word', '[True]', '[true]'],
    ['wrong-word', '{"a": None}', '{"a": null}'],
    ['wrong-word', '[NaN]', null],
    ['bad-number', '[.5]', '[0.5]'],
    ['bad-number', '[+1]', '[1]'],
    ['bad-number', '[1.]', '[1]'],
    ['bad-number', '[007]', null],
    ['bad-number', '[-]', null],
    ['comment', '// hi\n{}', '\n{}'],
    ['comment', '{"a": /* b */ 1}', '{"a":  1}'],
    ['half-character', '["a\ud83c"]', '["a\\ud83c"]'],
    ['half-character', '["\udf0d🌍"]', '["\\udf0d🌍"]'],
    ['control-character', '["\u0000"]', '["\\u0000"]'],
    ['control-character', '["a\tb"]', '["a\\tb"]'],
    ['bad-escape', '["C:\\dir"]', '["C:\\\\dir"]'],
    ['bad-escape', '["\\u12"]', '["\\\\u12"]'],
    ['unclosed-string', '{"a": "b\n}', null],
    ['unclosed-bracket', '{"a": [1', '{"a": [1]}'],
    ['unclosed-bracket', '{\n  "a": [\n    1', '{\n  "a": [\n    1\n  ]\n}'],
    ['unclosed-bracket', '{"a":', null],
    ['wrong-bracket', '[1}', '[1]'],
    ['extra-text', '{}}', '{}'],
    ['extra-text', '{} {}', null],
    ['extra-text', '["a":1]', null],
    ['missing-value', '{"a":}', null],
    ['missing-key', '{:1}', null],
    ['missing-key', '{{}}', null],
    ['byte-order-mark', '\ufeff{}', '{}'],
    ['odd-space', '{\u00a0"a": 1}', '{ "a": 1}'],
    ['empty', '', null],
    ['empty', ' \n', null],
  ])('finds %s in %j and mends it to %j', (code, text, mended) => {
    const problem = checkJson(text);
    expect(problem?.code).toBe(code);
    expect(problem?.fix ? applyFix(text, problem.fix) : null).toBe(mended);
  });

  it('looks behind a byte order mark, and leaves it where it is', () => {
    expect(checkJson('\ufeff{"a":1,}')).toMatchObject({ code: 'trailing-comma', from: 7 });
    expect(checkJson('\ufeff')?.code).toBe('empty');
    expect(formatJson('\ufeff{"a":1.10}')).toEqual({ ok: true, text: '\ufeff{\n  "a": 1.10\n}' });
  });

  it('says the line and the column', () => {
    const problem = checkJson('{\n  "a": 1,\n  "b": 2,\n}');
    expect(problem).toMatchObject({ code: 'trailing-comma', line: 3, column: 9 });
  });

  it('reads ten megabytes at once', () => {
    const text = `[${'{"id": 12345678901234567890, "text": "some words to read"},'.repeat(170_000)}{}]`;
    expect(checkJson(text)).toBeNull();
  });
});
