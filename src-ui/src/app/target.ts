import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, upstreamUrl } from '@/config/urls';
import type { Draft } from '@/features/request/draft';
import type { Target } from '@/features/request/target/request-line';
import { KNOWN_PATHS } from '@/lib/model/known-paths';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

export const NO_TARGET = { baseUrl: '', path: '', upstreamUrl: '', gatewayUrl: '' };

/** Where a draft goes, at the provider and here. */
export function targetOf(config: PageConfig, draft: Draft, provider: Provider | null): Target {
  const { method } = draft;
  if (provider === null) return { method, ...NO_TARGET };
  const { baseUrl, defaultPath } = provider;
  const path = fillPath(draft.pathTemplate, provider);
  const gatewayUrl = exchangeUrl(config, provider.slug, path).href;
  const sent = gatewayUrl.slice(exchangeUrl(config, provider.slug, null).href.length);
  return {
    method,
    baseUrl: `${(baseUrl ?? '').replace(/\/+$/, '')}/`,
    path: path ?? defaultPath ?? '',
    // As the browser writes it: a blank or a letter with an accent goes out encoded.
    upstreamUrl: upstreamUrl(baseUrl, defaultPath, path === null ? null : sent),
    gatewayUrl,
  };
}

/** What a person's path is kept as: the provider's own one is none, and follows when the provider changes. */
export function pathTemplateOf(path: string, provider: Provider): string | null {
  if (path === '' || path === provider.defaultPath) return null;
  return suggestionsOf(provider).find((known) => known.path === path)?.template ?? path;
}

export function suggestionsOf(provider: Provider) {
  return KNOWN_PATHS[provider.family].map(({ method, template }) => ({
    method,
    template,
    path: fillPath(template, provider) ?? '',
  }));
}
