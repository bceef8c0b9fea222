import type { Draft } from '@/features/request/draft';
import { sentHeaders } from '@/features/request/headers/header-row';
import { fillJson, fillText, namesIn } from '@/features/request/variables/placeholders';

/** A request as it is sent, with its variables filled in. */
export interface ResolvedRequest {
  body: string;
  path: string | null;
  headers: ReadonlyArray<readonly [string, string]>;
  /** Names that stand in the request and have no value. */
  missing: readonly string[];
}

/** `path` is the draft's own, with what the page itself fills in already there. */
export function resolveRequest(
  draft: Draft,
  path: string | null,
  shared: Readonly<Record<string, string>>,
): ResolvedRequest {
  const headers = sentHeaders(draft.headers);
  if (!draft.fillsVariables) return { body: draft.body, path, headers, missing: [] };
  const values = { ...shared, ...draft.variables };
  return {
    body: fillJson(draft.body, values),
    path: path === null ? null : fillText(path, values, inPath),
    headers: headers.map(([name, value]) => [name, fillText(value, values)] as const),
    missing: namesOf(draft, path).filter((name) => !Object.hasOwn(values, name) || values[name] === ''),
  };
}

/** Half a character is none, and cannot be encoded: it becomes what the body's encoding makes of it. */
function inPath(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

export function namesOf(draft: Draft, path: string | null): string[] {
  return namesIn(draft.body, path ?? '', ...sentHeaders(draft.headers).map(([, value]) => value));
}
