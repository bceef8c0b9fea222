import { EditorState } from '@codemirror/state';
import { beforeAll, describe, expect, it } from 'vitest';
import { baseExtensions } from '@/lib/code-mirror/base';
import { createHelpService } from '@/lib/json-help/help-service';

const service = createHelpService();

beforeAll(async () => {
  // The schema of one family stands for all; each has its own test.
  const file = await import('@/features/request/help/schemas/openai-chat.json');
  const schema = { ...(file.default as object), $ref: '#/$defs/request' };
  service.use({
    kind: 'use',
    schema: { name: 'chat', schema },
    words: { 'Missing property "{0}".': 'no {0}' },
  });
});

const body = (inner: string) => `{"model": "m", "messages": [{"role": "user", "content": "Hi"}], ${inner}}`;

describe('a hint', () => {
  it.each([
    ['"tempo": 1', '"tempo"', 'Property tempo is not allowed.'],
    ['"temperature": 3', '3', 'Value is above the maximum of 2.'],
    ['"stream": "yes"', '"yes"', 'Incorrect type. Expected one of boolean, null.'],
    ['"verbosity": "loud"', '"loud"', 'Value is not accepted. Valid values: "low", "medium", "high", null.'],
    ['"tools": [{"type": "function", "function": {}}]', '"function"', 'no name'],
    ['"seed": 1, "seed": 2', '"seed"', 'Duplicate object key'],
  ])('of %s is at its very place', async (inner, place, message) => {
    const text = body(inner);
    const [hint] = await service.hints(text);
    expect(hint?.message).toBe(message);
    expect(text.slice(hint?.from, hint?.to)).toBe(place);
  });

  it.each([
    ['lines that end in CR and LF', '"user": "x",\r\n\r\n"tempo": 1\r\n'],
    ['a carriage return alone', '"user": "x",\r\r"stop": "y",\n"tempo": 1'],
    ['tabs', '\n\t\t"user":\t"x",\n\t\t"tempo":\t1\n'],
    ['characters of two halves', '"user": "🌍 👩🏽‍🚀",\n"tempo": 1, "stop": "🎉"'],
    ['half a character', '"user": "\ud83c",\n"tempo": 1'],
    ['separators that are no line ends here', '"user": "a\u2028b\u2029c\u0085d",\n"tempo": 1'],
  ])('is at the same place and line in the editor, behind %s', async (_, inner) => {
    const text = body(inner);
    const [hint, ...others] = await service.hints(text);
    expect(others).toEqual([]);
    const { doc } = EditorState.create({ doc: text, extensions: baseExtensions(() => 'Body', 'n') });
    expect(doc.length).toBe(text.length);
    expect(doc.sliceString(hint?.from ?? 0, hint?.to)).toBe('"tempo"');
    expect(doc.lineAt(hint?.from ?? 0).number).toBe(hint?.line);
  });

  it('is at its place behind a byte order mark', async () => {
    const text = `\ufeff${body('"tempo": 1')}`;
    const [hint, ...others] = await service.hints(text);
    expect(others).toEqual([]);
    expect(text.slice(hint?.from, hint?.to)).toBe('"tempo"');
    expect(await service.explain(text, text.indexOf('model') + 1)).toMatchObject({ name: 'model' });
  });

  it('is not one of what is not known yet', async () => {
    const text = body('"temperature": 30    , "tempo": 1');
    const from = text.indexOf('30');
    const found = await service.hints(text, [{ from, to: from + 6 }]);
    expect(found.map((hint) => text.slice(hint.from, hint.to))).toEqual(['"tempo"']);
  });

  it('marks a name that is there twice, each time it is', async () => {
    const text = body('"seed": 1,\r\n"user": "🌍", "seed": 2');
    const found = (await service.hints(text)).map(({ from, to, line }) => [text.slice(from, to), from, line]);
    expect(found).toEqual([
      ['"seed"', text.indexOf('"seed"'), 1],
      ['"seed"', text.lastIndexOf('"seed"'), 2],
    ]);
  });

  it('says which roles there are', async () => {
    const text = '{"model": "m", "messages": [{"role": "nobody", "content": "Hi"}]}';
    const [hint] = await service.hints(text);
    expect(text.slice(hint?.from, hint?.to)).toBe('"nobody"');
    expect(hint?.message).toContain('"assistant"');
  });

  it('comes for a body of two megabytes, and none for one that names its own schema', async () => {
    const long = body(`"tempo": 1, "user": "${'x'.repeat(2_000_000)}"`);
    expect(await service.hints(long)).toHaveLength(1);
    expect(
      await service.hints(`{"$schema": "https://example.org/s.json", ${body('"n": 1').slice(1)}`),
    ).toEqual([]);
  });
});

describe('suggestions', () => {
  const at = async (text: string) => {
    const offset = text.indexOf('|');
    const found = await service.suggest(text.replace('|', ''), offset);
    return found?.items.map(({ label }) => label) ?? [];
  };

  it('are the names that are not there yet', async () => {
    const names = await at('{"model": "m", "|"}');
    expect(names).toEqual(expect.arrayContaining(['messages', 'tools', 'temperature']));
    expect(names).not.toContain('model');
    expect(names).not.toContain('functions');
  });

  it('are values, and whole messages', async () => {
    expect(await at(body('"reasoning_effort": |'))).toEqual(expect.arrayContaining(['"low"', '"high"']));
    expect(await at('{"messages": [{"role": "|"}]}')).toEqual(expect.arrayContaining(['"user"', '"tool"']));
    expect(await at('{"messages": [|]}')).toContain('user message');
  });
});

it('explains a field, by its name and by its value', async () => {
  const text = body('"temperature": 1');
  const found = await service.explain(text, text.indexOf('"temperature"') + 3);
  expect(found).toMatchObject({
    name: 'temperature',
    minimum: 0,
    maximum: 2,
    fallback: '1',
    isRequired: false,
  });
  expect(found?.reference).toContain('#chat-create-temperature');
  expect(await service.explain(text, text.indexOf('"role"') + 2)).toMatchObject({
    name: 'role',
    isRequired: true,
    about: expect.stringContaining('person'),
  });
});
