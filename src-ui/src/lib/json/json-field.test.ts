import { expect, it } from 'vitest';
import { fieldPath, findField } from '@/lib/json/json-field';

const BODY = `{
  "model": "m",
  "messages": [
    { "role": "nobody", "content": "hi" }
  ],
  "max_tokens": 9
}`;

it.each([
  'messages[0].role',
  'messages.0.role',
  '/messages/0/role',
  '$.messages[0].role',
  'body.messages.0.role',
])('finds %s in its line', (field) => {
  expect(findField(BODY, field)).toMatchObject({ line: 4 });
});

it('points at the name of the field', () => {
  const place = findField(BODY, 'max_tokens');
  expect(place && BODY.slice(place.from, place.to)).toBe('"max_tokens"');
});

it('falls back to what encloses a field that is missing', () => {
  expect(findField(BODY, 'messages.0.name')).toMatchObject({ line: 4 });
  expect(findField(BODY, 'temperature')).toBeNull();
  expect(findField('not json', 'model')).toBeNull();
});

it('takes numbers for places in a list', () => {
  expect(fieldPath('contents[12].parts')).toEqual(['contents', 12, 'parts']);
});
