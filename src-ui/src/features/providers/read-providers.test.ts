import { expect, it } from 'vitest';
import { readProviders } from '@/features/providers/read-providers';

it('reads an entry of which only the name is given', () => {
  const [entry] = readProviders({
    providers: [{ rfc1034CompliantName: 'p', family: 'new-thing', apiKey: null }],
  });
  expect(entry).toMatchObject({
    slug: 'p',
    name: 'p',
    family: 'other',
    isActive: true,
    models: [],
    apiKey: null,
  });
});

it('leaves out what cannot be called', () => {
  expect(readProviders({ providers: [{ name: 'No slug' }, null, 5] })).toEqual([]);
});

it.each([null, {}, { providers: {} }, []])('refuses %j as a listing', (listing) => {
  expect(() => readProviders(listing)).toThrow(TypeError);
});
