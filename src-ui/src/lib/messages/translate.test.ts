import { expect, it } from 'vitest';
import { EN } from '@/lib/messages/en';
import { t } from '@/lib/messages/translate';

it('fills in names and writes numbers for the language', () => {
  expect(t('json.at', { line: 1234, what: 'a comma too many' })).toBe('Line 1,234: a comma too many');
});

it('chooses the plural by its count', () => {
  expect(t('outcome.retryAfter', { count: 1 })).toBe('Try again in 1 second.');
  expect(t('outcome.retryAfter', { count: 12 })).toBe('Try again in 12 seconds.');
});

it('has no empty message and no unbalanced brace', () => {
  for (const message of Object.values(EN).flatMap((value) =>
    typeof value === 'string' ? [value] : Object.values(value),
  )) {
    expect(message.trim()).not.toBe('');
    expect(message.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
  }
});
