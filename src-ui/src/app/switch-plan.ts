import { findModel } from '@/app/model-name';
import { type Draft, isEdited } from '@/features/request/draft';
import type { JsonFix } from '@/lib/json/json-problem';
import { modelOf, type Provider } from '@/lib/model/provider';
import { type FilledTemplate, fillTemplate, type RequestTemplate } from '@/lib/model/request-template';

export const FIRST_TEMPLATE = 'hello-world';

/** What a change of provider does to the body. Nothing that the person wrote is replaced without asking. */
export type SwitchPlan =
  | { kind: 'load'; template: FilledTemplate }
  | { kind: 'keep'; model: JsonFix | null; foreignModel: string | null }
  | { kind: 'ask'; template: FilledTemplate | null };

export function planSwitch(
  draft: Draft,
  from: Provider | null,
  to: Provider,
  templates: readonly RequestTemplate[],
): SwitchPlan {
  const template = chooseTemplate(templates, draft.templateId);
  const filled = template === null ? null : fillTemplate(template, modelOf(to));
  if (!isEdited(draft) && filled !== null) return { kind: 'load', template: filled };
  if (from === null || from.family === to.family) return keepBody(draft, from, to);
  return { kind: 'ask', template: filled };
}

/** The same example in the other format if there is one, else the first. */
export function chooseTemplate(
  templates: readonly RequestTemplate[],
  id: string | null,
): RequestTemplate | null {
  const byId = (wanted: string | null) => templates.find((template) => template.id === wanted);
  return byId(id) ?? byId(FIRST_TEMPLATE) ?? templates[0] ?? null;
}

/** A model that was filled in for the old provider follows to the new one; one that the person chose stays. */
function keepBody(draft: Draft, from: Provider | null, to: Provider): SwitchPlan {
  const found = findModel(draft.body);
  const model = modelOf(to);
  if (found === null || found.name === model) return { kind: 'keep', model: null, foreignModel: null };
  const wasFilledIn = from !== null && found.name === modelOf(from);
  return wasFilledIn
    ? { kind: 'keep', model: found.replaceBy(model), foreignModel: null }
    : { kind: 'keep', model: null, foreignModel: found.name };
}
