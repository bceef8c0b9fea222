import type { PageConfig } from '@/config/page-config';

/** The gateway's address for a provider: its default path, or any sub-path with an own query. */
export function exchangeUrl(config: PageConfig, slug: string, path: string | null): URL {
  return new URL(`${encodeURIComponent(slug)}/${path ?? ''}`, config.apiUrl);
}

/** Everything below is derived from the API's address, so that a path prefix needs no setting of its own. */
export function sessionUrl(config: PageConfig): URL {
  return new URL('../../session', config.apiUrl);
}

export function operationsUrl(config: PageConfig): URL {
  return new URL('../../operations', config.apiUrl);
}

export function connectivityTestUrl(config: PageConfig, slug: string): URL {
  return new URL(`../../operations/providers/${encodeURIComponent(slug)}/connectivity-test`, config.apiUrl);
}

export function workbenchPageUrl(config: PageConfig): URL {
  return new URL('../../../../dashboard/passthrough/', config.apiUrl);
}

export function operationsPageUrl(config: PageConfig): URL {
  return new URL('operations/', workbenchPageUrl(config));
}

export function loginUrl(config: PageConfig, returnTo: string): URL {
  const url = new URL('../../../../session/login', config.apiUrl);
  url.searchParams.set('return-to', returnTo);
  return url;
}

export function logoutUrl(config: PageConfig): URL {
  return new URL('../../../../session/logout', config.apiUrl);
}

/** The address the provider itself sees, for reading only: its base URL joined to the path as text. */
export function upstreamUrl(baseUrl: string | null, defaultPath: string | null, path: string | null): string {
  const base = (baseUrl ?? '').replace(/\/+$/, '');
  const rest = (path ?? defaultPath ?? '').replace(/^\/+/, '');
  return rest === '' ? base : `${base}/${rest}`;
}
