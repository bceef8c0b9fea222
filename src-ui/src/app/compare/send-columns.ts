import type { Column } from '@/app/compare/columns';
import { findModel } from '@/app/model-name';
import { BODILESS } from '@/app/send-draft';
import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, upstreamUrl } from '@/config/urls';
import { useExchange } from '@/features/exchange/exchange-store';
import type { Draft } from '@/features/request/draft';
import { applyFix } from '@/lib/json/json-problem';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

/** Sends the request to each column's provider, with the column's model. Says which could not be sent. */
export function sendColumns(
  config: PageConfig,
  draft: Draft,
  columns: readonly Column[],
  providers: readonly Provider[],
): string[] {
  return columns.flatMap((column) => {
    const provider = providers.find(({ slug }) => slug === column.providerSlug);
    if (provider === undefined) return [column.id];
    const { path, body } = requestFor(draft, provider, column.model);
    const request = {
      method: draft.method,
      url: exchangeUrl(config, provider.slug, path),
      upstreamUrl: upstreamUrl(provider.baseUrl, provider.defaultPath, path),
      body: BODILESS.has(draft.method) ? null : new TextEncoder().encode(body),
      family: provider.family,
      providerName: provider.name,
      providerSlug: provider.slug,
    };
    return useExchange.getState().start(column.id, request, config) === 'full' ? [column.id] : [];
  });
}

/** Only the model changes: in the body, or in the path where this wire format has it. Every other byte stays. */
export function requestFor(
  draft: Draft,
  provider: Provider,
  model: string,
): { path: string | null; body: string } {
  const found = findModel(draft.body);
  const body =
    found === null || found.name === model ? draft.body : applyFix(draft.body, found.replaceBy(model));
  const filled = fillPath(draft.pathTemplate, provider);
  if (provider.family !== 'gemini') return { path: filled, body };
  const path = filled ?? provider.defaultPath ?? '';
  return { path: path.replace(/(^|\/)models\/[^/:?]+/, `$1models/${encodeURIComponent(model)}`), body };
}

/** The model that the request asks for now. */
export function modelIn(draft: Draft, provider: Provider): string | null {
  if (provider.family !== 'gemini') return findModel(draft.body)?.name ?? null;
  const path = fillPath(draft.pathTemplate, provider) ?? provider.defaultPath ?? '';
  const found = /(?:^|\/)models\/([^/:?]+)/.exec(path)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
}
