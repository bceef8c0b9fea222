import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { startPage } from '@/app/start-page';
import { readPageConfig } from '@/config/page-config';
import { PAGE_ATTRIBUTES, rootElement } from '@/testing/page';

it('reads every attribute', () => {
  const result = readPageConfig(rootElement({ 'data-debug-mode': 'true' }));
  expect(result).toMatchObject({
    ok: true,
    config: { csrfCookieName: 'csrf-token', debugMode: true, cspNonce: 'nonce-1', cookieDomain: '' },
  });
});

it('names every missing attribute at once', () => {
  const result = readPageConfig(document.createElement('div'));
  expect(result.ok ? [] : result.missing).toEqual(Object.keys(PAGE_ATTRIBUTES));
});

it.each([
  ['data-api-url', '/relative/'],
  ['data-api-url', 'https://workbench.test/no-slash'],
  ['data-provider-api-url', 'javascript:alert(1)'],
  ['data-debug-mode', 'maybe'],
])('refuses %s="%s"', (name, value) => {
  const result = readPageConfig(rootElement({ [name]: value }));
  expect(result).toMatchObject({ ok: false, invalid: [name] });
});

it('shows what is missing instead of a blank page', () => {
  render(startPage(rootElement({ 'data-api-url': null, 'data-request-id': ' ' })));
  expect(screen.getByRole('alert').textContent).toContain('Missing: data-api-url');
  expect(screen.getByRole('alert').textContent).toContain('Missing: data-request-id');
});
