import { describe, expect, it } from 'vitest';
import {
  fillJson,
  fillText,
  findPlaceholders,
  maskForCheck,
  namesIn,
} from '@/features/request/variables/placeholders';
import { checkJson } from '@/lib/json/lossless-json';

describe('a placeholder', () => {
  it.each([
    ['{"a": "{{x}}"}', [['x', true]]],
    [
      '{"a": {{ x }}, "b": "{{y.z-1}}{{x}}"}',
      [
        ['x', false],
        ['y.z-1', true],
        ['x', true],
      ],
    ],
    ['"\\" {{x}}"', [['x', true]]],
    ['"\\\\" {{x}}', [['x', false]]],
    ['{{{x}}}', [['x', false]]],
    ['{{x} }', []],
    ['{{}} {{1}} {{a b}} {{a\nb}}', []],
    ['{ {x}}', []],
  ] as const)('is found in %s', (text, expected) => {
    expect(findPlaceholders(text).map(({ name, isInString }) => [name, isInString])).toEqual(expected);
  });

  it('has each name once, in the order of the texts', () => {
    expect(namesIn('{{b}} {{a}}', '{{c}} {{a}}')).toEqual(['b', 'a', 'c']);
  });
});

describe('filling', () => {
  it.each([
    ['say "hi"\n\\ 你好🌍\u0007', '{"a": "say \\"hi\\"\\n\\\\ 你好🌍\\u0007"}'],
    ['a}}{{x}}', '{"a": "a}}{{x}}"}'],
    ['$& $1', '{"a": "$& $1"}'],
  ])('writes %j into a string as JSON does', (value, expected) => {
    const filled = fillJson('{"a": "{{x}}"}', { x: value });
    expect(filled).toBe(expected);
    expect(JSON.parse(filled)).toEqual({ a: value });
  });

  it('touches nothing outside of the placeholders', () => {
    const text =
      '\ufeff{\r\n\t"n": 555555555555555555, "d": 1.10,\r\n "t": {{t}} , "s":"\\u00e9{{ s }}\\/"}\n\n';
    expect(fillJson(text, { t: '0.70', s: 'x' })).toBe(
      '\ufeff{\r\n\t"n": 555555555555555555, "d": 1.10,\r\n "t": 0.70 , "s":"\\u00e9x\\/"}\n\n',
    );
  });

  it('takes values outside of a string as the JSON they are', () => {
    expect(fillJson('{"a": {{x}}}', { x: '[1, {"b": 2}]' })).toBe('{"a": [1, {"b": 2}]}');
  });

  it('leaves names without a value, and those that every object has', () => {
    const text = '"{{x}} {{toString}} {{__proto__}}"';
    expect(fillJson(text, { x: '' })).toBe(text);
  });

  it('writes a path’s and a header’s values as they need it', () => {
    expect(fillText('files/{{id}}?q={{q}}', { id: 'a/b', q: '1&2' }, encodeURIComponent)).toBe(
      'files/a%2Fb?q=1%262',
    );
    expect(fillText('Bearer "{{x}}"', { x: '"' })).toBe('Bearer """');
  });
});

describe('the check of a body with placeholders', () => {
  it('takes them for values, and finds what is wrong at its place', () => {
    expect(checkJson(maskForCheck('{"a": {{x}}, "b": "{{y}}"}'))).toBeNull();
    const text = '{"a": {{x}},}';
    expect(checkJson(maskForCheck(text))).toMatchObject({ code: 'trailing-comma', from: text.indexOf(',') });
  });

  it('changes nothing where there are none', () => {
    expect(maskForCheck('{"a": "{{in a string}} {{x}}"}')).toBe('{"a": "{{in a string}} {{x}}"}');
  });
});
