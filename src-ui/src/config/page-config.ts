/** What the server tells the page, read once from the root element. */
export interface PageConfig {
  apiUrl: URL;
  providerApiUrl: URL;
  csrfCookieName: string;
  csrfHeaderName: string;
  sessionCookieName: string;
  cookieDomain: string;
  llmProviderId: string;
  templateId: string;
  debugMode: boolean;
  requestId: string;
  cspNonce: string;
}

export type PageConfigResult =
  | { ok: true; config: PageConfig }
  | { ok: false; missing: string[]; invalid: string[] };

export const ROOT_ID = 'prompt-passthrough-root';

/** These may be empty: a host-only cookie has no domain, and a page may open without a chosen provider. */
const MAY_BE_EMPTY = new Set(['data-cookie-domain', 'data-llm-provider-id', 'data-template-id']);

/** Names every missing or unusable attribute at once, so that one look at the page is enough to mend it. */
export function readPageConfig(root: Element): PageConfigResult {
  const missing: string[] = [];
  const invalid: string[] = [];

  const text = (name: string): string => {
    const value = root.getAttribute(name);
    if (value === null || (value.trim() === '' && !MAY_BE_EMPTY.has(name))) missing.push(name);
    return value?.trim() ?? '';
  };
  const url = (name: string): URL => {
    const value = text(name);
    const parsed = URL.canParse(value) ? new URL(value) : null;
    if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed;
    if (value !== '') invalid.push(name);
    return new URL('about:blank');
  };
  const flag = (name: string): boolean => {
    const value = text(name);
    if (value !== '' && value !== 'true' && value !== 'false') invalid.push(name);
    return value === 'true';
  };

  const config: PageConfig = {
    apiUrl: url('data-api-url'),
    providerApiUrl: url('data-provider-api-url'),
    csrfCookieName: text('data-csrf-cookie-name'),
    csrfHeaderName: text('data-csrf-header-name'),
    sessionCookieName: text('data-session-cookie-name'),
    cookieDomain: text('data-cookie-domain'),
    llmProviderId: text('data-llm-provider-id'),
    templateId: text('data-template-id'),
    debugMode: flag('data-debug-mode'),
    requestId: text('data-request-id'),
    // The browser hides a nonce attribute's content, so the server gives it a second time as data.
    cspNonce: text('data-csp-nonce'),
  };
  if (config.apiUrl.protocol !== 'about:' && !config.apiUrl.pathname.endsWith('/'))
    invalid.push('data-api-url');
  return missing.length + invalid.length === 0 ? { ok: true, config } : { ok: false, missing, invalid };
}
