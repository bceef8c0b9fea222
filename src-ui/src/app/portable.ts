import { BODILESS } from '@/app/sendable';
import type { OpenRequest } from '@/app/tabs';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl } from '@/config/urls';
import type { Draft } from '@/features/request/draft';
import { refusalOf } from '@/features/request/headers/header-policy';
import { sentHeaders } from '@/features/request/headers/header-row';
import type { ExchangeRequest } from '@/lib/model/exchange';
import type { PortableRequest } from '@/lib/model/portable-request';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

/** The request of a tab, as it can leave the page. */
export function portableDraft(draft: Draft, provider: Provider | null): PortableRequest {
  return {
    providerSlug: draft.providerSlug,
    method: draft.method,
    path: provider === null ? draft.pathTemplate : fillPath(draft.pathTemplate, provider),
    headers: sentHeaders(draft.headers),
    body: BODILESS.has(draft.method) ? null : draft.body,
  };
}

/** A request that was sent, as it can be opened again. */
export function portableSent(
  config: PageConfig,
  request: Pick<ExchangeRequest, 'providerSlug' | 'method' | 'headers' | 'body'> & { url: string },
): PortableRequest {
  const base = exchangeUrl(config, request.providerSlug, null).href;
  const path = request.url.startsWith(base) ? request.url.slice(base.length) : '';
  return {
    providerSlug: request.providerSlug,
    method: request.method,
    path: path === '' ? null : path,
    headers: request.headers,
    body: request.body && new TextDecoder('utf-8', { ignoreBOM: true }).decode(request.body),
  };
}

/** A request from elsewhere, for `openTab`. Where its provider is not listed, the one that is chosen stays. */
export function openRequest(
  request: PortableRequest,
  providers: readonly Provider[],
  chosen: string | null,
): OpenRequest {
  const isListed = providers.some(({ slug }) => slug === request.providerSlug);
  const { method, path, headers, body } = request;
  return {
    providerSlug: isListed ? request.providerSlug : chosen,
    method,
    pathTemplate: path,
    headers: headers.filter(isOwn).map(([name, value]) => ({ name, value, isOn: true })),
    body: body ?? '',
  };
}

/** What the page says anyway needs no row, and what it may not say would only keep the request from being sent. */
function isOwn([name, value]: readonly [string, string]): boolean {
  const isUsual = /^content-type$/i.test(name) && /^application\/json$/i.test(value.trim());
  return !isUsual && refusalOf(name, value, '') === null;
}
