import { planSwitch } from '@/app/switch-plan';
import { useSwitchNotice } from '@/app/switch-store';
import { isEdited, withTemplate } from '@/features/request/draft';
import { useDraft } from '@/features/request/draft-store';
import { loadTemplates } from '@/features/templates/load-templates';
import { applyFix } from '@/lib/json/json-problem';
import { modelOf, type Provider } from '@/lib/model/provider';
import { type FilledTemplate, fillTemplate, type RequestTemplate } from '@/lib/model/request-template';

/** Goes to another provider. An edited body stays; what would replace it is offered, never done. */
export async function switchProvider(from: Provider | null, to: Provider): Promise<void> {
  const { tabId, keep, change } = useDraft.getState();
  const templates = await loadTemplates(to.family).catch((): readonly RequestTemplate[] => []);
  if (useDraft.getState().tabId !== tabId) return;
  // No wait from here on: what was typed during one would be replaced unasked.
  const draft = keep();
  const plan = planSwitch(draft, from, to, templates);
  const { show } = useSwitchNotice.getState();
  const isForeignPath = from !== null && from.family !== to.family;
  show(null);
  if (plan.kind === 'load') {
    change(withTemplate({ ...draft, providerSlug: to.slug }, plan.template));
    return;
  }
  change({
    providerSlug: to.slug,
    ...(isForeignPath ? { pathTemplate: null, templateId: null, templateTitle: null } : {}),
  });
  if (plan.kind === 'ask') {
    if (from !== null) show({ kind: 'family', from, to, template: plan.template });
  } else if (plan.model !== null) {
    change({ body: applyFix(draft.body, plan.model) });
    show({ kind: 'model-changed', name: modelOf(to), provider: to.name });
  } else if (plan.foreignModel !== null) {
    show({ kind: 'model', name: plan.foreignModel, better: modelOf(to) });
  }
}

/** Loads a template, or asks first where that would replace what the person wrote. */
export async function switchTemplate(template: RequestTemplate, provider: Provider): Promise<void> {
  const filled = fillTemplate(template, modelOf(provider));
  const draft = useDraft.getState().keep();
  if (isEdited(draft)) useSwitchNotice.getState().show({ kind: 'template', template: filled });
  else {
    useSwitchNotice.getState().show(null);
    useDraft.getState().change(withTemplate(draft, filled));
  }
}

/** One transaction of the editor, so that Undo brings the person's own text back. */
export function replaceBody(template: FilledTemplate): void {
  const { draft, change } = useDraft.getState();
  change(withTemplate(draft, template));
  useSwitchNotice.getState().show({ kind: 'replaced' });
}
