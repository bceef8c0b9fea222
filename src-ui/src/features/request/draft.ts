import { type HeaderRow, isHeaderRow } from '@/features/request/headers/header-row';
import type { FilledTemplate } from '@/lib/model/request-template';

/** The request being written. */
export interface Draft {
  /** What the person calls it; null to be called by what it is. */
  name: string | null;
  providerSlug: string | null;
  templateId: string | null;
  /** The template's own name, which is the request's until it has a better one. */
  templateTitle: string | null;
  method: string;
  /** Null for the provider's default path; may hold the model's placeholder. */
  pathTemplate: string | null;
  headers: readonly HeaderRow[];
  /** Values of this request's own, by name; they go before those of all requests. */
  variables: Readonly<Record<string, string>>;
  /** Off where `{{name}}` is to be sent as it stands. */
  fillsVariables: boolean;
  body: string;
  /** The body as it was loaded: what differs from it was written by the person. */
  loadedBody: string;
}

export const EMPTY_DRAFT: Draft = {
  name: null,
  providerSlug: null,
  templateId: null,
  templateTitle: null,
  method: 'POST',
  pathTemplate: null,
  headers: [],
  variables: {},
  fillsVariables: true,
  body: '',
  loadedBody: '',
};

export function isEdited(draft: Draft): boolean {
  return draft.body !== draft.loadedBody && draft.body.trim() !== '';
}

export function withTemplate(draft: Draft, template: FilledTemplate): Draft {
  const { id, title, method, pathTemplate, body } = template;
  return { ...draft, templateId: id, templateTitle: title, method, pathTemplate, body, loadedBody: body };
}

/** A stored draft that lacks what a later version added is completed; one that is no draft is refused. */
export function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const parsed = JSON.parse(text) as Partial<Draft> | null;
    if (typeof parsed?.body !== 'string') return null;
    const stored = { ...EMPTY_DRAFT, ...parsed };
    const isWhole =
      [stored.method, stored.loadedBody].every((field) => typeof field === 'string') &&
      Array.isArray(stored.headers) &&
      stored.headers.every(isHeaderRow) &&
      isRecordOfText(stored.variables);
    return isWhole ? stored : null;
  } catch {
    return null;
  }
}

function isRecordOfText(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => typeof item === 'string')
  );
}
