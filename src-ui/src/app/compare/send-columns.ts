import type { Column } from '@/app/compare/columns';
import { findModel } from '@/app/model-name';
import { sendable } from '@/app/sendable';
import type { PageConfig } from '@/config/page-config';
import { useExchange } from '@/features/exchange/exchange-store';
import type { Draft } from '@/features/request/draft';
import { useVariables } from '@/features/request/variables/variables-store';
import { applyFix } from '@/lib/json/json-problem';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';

/** Sends the request to each column's provider, with the column's model. Says of each why it could not be sent. */
export async function sendColumns(
  config: PageConfig,
  draft: Draft,
  columns: readonly Column[],
  providers: readonly Provider[],
): Promise<Record<string, string>> {
  const refusals: Record<string, string> = {};
  for (const column of columns) {
    const provider = providers.find(({ slug }) => slug === column.providerSlug);
    if (provider === undefined) continue;
    const { path, body } = requestFor(draft, provider, column.model);
    const own = { ...draft, pathTemplate: path, body };
    const result = await sendable(config, provider, own, null, useVariables.getState().shared);
    if (!result.ok) refusals[column.id] = result.words;
    else if (useExchange.getState().start(column.id, result.request, config) === 'full') {
      refusals[column.id] = t('compare.full');
    }
  }
  return refusals;
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
