import type { PageConfig } from '@/config/page-config';
import { exchangeUrl, upstreamUrl } from '@/config/urls';
import { describeProblem } from '@/features/request/describe-problem';
import type { Draft } from '@/features/request/draft';
import { refusalOf } from '@/features/request/headers/header-policy';
import { sentHeaders } from '@/features/request/headers/header-row';
import type { RequestView } from '@/features/request/request-view-store';
import { type ResolvedRequest, resolveRequest } from '@/features/request/variables/resolve-request';
import { isFault, type JsonProblem } from '@/lib/json/json-problem';
import { checkJsonText } from '@/lib/json/json-tools';
import { t } from '@/lib/messages/translate';
import type { ExchangeRequest } from '@/lib/model/exchange';
import type { Provider } from '@/lib/model/provider';
import { fillPath } from '@/lib/model/request-template';
import { pathProblem } from '@/lib/model/sub-path';

/** Methods that carry no body. */
export const BODILESS = new Set(['GET', 'HEAD']);

/** A request ready to go, or why it cannot go and where to look. */
export type Sendable =
  | { ok: true; request: ExchangeRequest }
  | { ok: false; words: string; view?: RequestView; place?: JsonProblem; missing?: readonly string[] };

/** Checks only what would not arrive as it is written; whether it makes sense is the provider's to say. */
export async function sendable(
  config: PageConfig,
  provider: Provider,
  draft: Draft,
  problem: JsonProblem | null,
  shared: Readonly<Record<string, string>>,
): Promise<Sendable> {
  const path = fillPath(draft.pathTemplate, provider);
  const resolved = resolveRequest(draft, path, shared);
  const hasBody = !BODILESS.has(draft.method) && !(problem?.code === 'empty' && path !== null);
  if (hasBody && isFault(problem)) {
    if (problem.code === 'empty') return { ok: false, words: t('request.emptyBody'), view: 'body' };
    return { ok: false, words: t('json.cannotSend'), view: 'body', place: problem };
  }
  const names = resolved.missing;
  if (names.length > 0)
    return { ok: false, words: t('variables.missing', { names: names.join(', ') }), missing: names };
  const refusal =
    refusedHeader(draft, resolved, config) ??
    refusedPath(resolved) ??
    (await refusedBody(draft, resolved, hasBody));
  if (refusal !== null) return refusal;
  return { ok: true, request: requestOf(config, provider, draft, resolved, hasBody) };
}

function refusedHeader(draft: Draft, { headers }: ResolvedRequest, config: PageConfig): Sendable | null {
  const written = sentHeaders(draft.headers);
  for (const [at, [name, value]] of headers.entries()) {
    const reason = refusalOf(name, value, config.csrfHeaderName);
    if (reason === null) continue;
    // Where the header itself is written well, the value of a variable in it is to blame.
    const isFilledIn = reason === 'bad-value' && refusalOf(name, written[at]?.[1] ?? '', '') === null;
    return {
      ok: false,
      words: t(isFilledIn ? 'variables.breakHeader' : 'headersEditor.cannotSend', {
        name,
        reason: t(`headersEditor.${reason}`),
      }),
      view: isFilledIn ? 'variables' : 'headers',
    };
  }
  return null;
}

function refusedPath({ path }: ResolvedRequest): Sendable | null {
  const found = path === null ? null : pathProblem(path);
  return found === null ? null : { ok: false, words: t('path.cannotSend', { reason: t(`path.${found}`) }) };
}

/** What stands for a value outside of a string may turn out to be none. */
async function refusedBody(
  draft: Draft,
  { body }: ResolvedRequest,
  hasBody: boolean,
): Promise<Sendable | null> {
  const problem = hasBody && body !== draft.body ? await checkJsonText(body) : null;
  if (!isFault(problem)) return null;
  const what = describeProblem(problem);
  return { ok: false, words: t('variables.breakJson', { line: problem.line, what }), view: 'variables' };
}

function requestOf(
  config: PageConfig,
  provider: Provider,
  draft: Draft,
  { path, headers, body }: ResolvedRequest,
  hasBody: boolean,
): ExchangeRequest {
  return {
    method: draft.method,
    url: exchangeUrl(config, provider.slug, path),
    upstreamUrl: upstreamUrl(provider.baseUrl, provider.defaultPath, path),
    headers,
    // Exactly the text, as UTF-8.
    body: hasBody ? new TextEncoder().encode(body) : null,
    family: provider.family,
    providerName: provider.name,
    providerSlug: provider.slug,
  };
}
