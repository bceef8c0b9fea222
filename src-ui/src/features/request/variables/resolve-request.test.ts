import { expect, it } from 'vitest';
import { EMPTY_DRAFT } from '@/features/request/draft';
import { resolveRequest } from '@/features/request/variables/resolve-request';

const draft = {
  ...EMPTY_DRAFT,
  body: '{"city": "{{city}}", "t": {{t}}}',
  headers: [
    { name: ' Idempotency-Key ', value: 'k-{{id}}', isOn: true },
    { name: 'X-Off', value: '{{off}}', isOn: false },
    { name: '', value: 'x', isOn: true },
  ],
};

it('fills in body, path and headers, the request’s own values first', () => {
  const shared = { city: 'Lisbon', t: '1', id: '7' };
  const own = { ...draft, variables: { city: '"Porto"' } };
  expect(resolveRequest(own, 'files/{{id}}', shared)).toEqual({
    body: '{"city": "\\"Porto\\"", "t": 1}',
    path: 'files/7',
    headers: [['Idempotency-Key', 'k-7']],
    missing: [],
  });
});

it('takes half a character in a path for none', () => {
  const shared = { city: 'x', t: '1', id: 'a\ud83c/🌍' };
  expect(resolveRequest(draft, 'files/{{id}}', shared).path).toBe('files/a%EF%BF%BD%2F%F0%9F%8C%8D');
});

it('fills in no names that a value brings along', () => {
  const shared = { city: '{{id}}', t: '1', id: '7' };
  expect(resolveRequest(draft, '{{city}}', shared)).toMatchObject({
    body: '{"city": "{{id}}", "t": 1}',
    path: '%7B%7Bid%7D%7D',
  });
});

it('names what has no value, but not what is not sent', () => {
  expect(resolveRequest(draft, null, { t: '' }).missing).toEqual(['city', 't', 'id']);
});

it('leaves everything as it stands when told to', () => {
  const asIs = resolveRequest({ ...draft, fillsVariables: false }, 'a/{{x}}', { city: 'Lisbon' });
  expect(asIs).toMatchObject({ body: draft.body, path: 'a/{{x}}', missing: [] });
  expect(asIs.headers).toEqual([['Idempotency-Key', 'k-{{id}}']]);
});
