/** The attributes that the server writes, as a test's page has them. */
export const PAGE_ATTRIBUTES: Readonly<Record<string, string>> = {
  'data-api-url': 'https://workbench.test/api/v1/prompts/passthrough/',
  'data-provider-api-url': 'https://workbench.test/dashboard/passthrough/api/providers/',
  'data-csrf-cookie-name': 'csrf-token',
  'data-csrf-header-name': 'X-CSRF-TOKEN',
  'data-session-cookie-name': 'q_session',
  'data-cookie-domain': '',
  'data-llm-provider-id': '1',
  'data-template-id': 'hello-world',
  'data-debug-mode': 'false',
  'data-request-id': 'req-1',
  'data-csp-nonce': 'nonce-1',
};

export function rootElement(changes: Record<string, string | null> = {}): HTMLElement {
  const root = document.createElement('div');
  for (const [name, value] of Object.entries({ ...PAGE_ATTRIBUTES, ...changes })) {
    if (value !== null) root.setAttribute(name, value);
  }
  return root;
}
