import type { FilledTemplate } from '@/lib/model/request-template';

/** The request being written. */
export interface Draft {
  providerSlug: string | null;
  templateId: string | null;
  method: string;
  /** Null for the provider's default path; may hold the model's placeholder. */
  pathTemplate: string | null;
  body: string;
  /** The body as it was loaded: what differs from it was written by the person. */
  loadedBody: string;
}

export const EMPTY_DRAFT: Draft = {
  providerSlug: null,
  templateId: null,
  method: 'POST',
  pathTemplate: null,
  body: '',
  loadedBody: '',
};

export function isEdited(draft: Draft): boolean {
  return draft.body !== draft.loadedBody && draft.body.trim() !== '';
}

export function withTemplate(draft: Draft, template: FilledTemplate): Draft {
  const { id, method, pathTemplate, body } = template;
  return { ...draft, templateId: id, method, pathTemplate, body, loadedBody: body };
}
