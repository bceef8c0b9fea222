import { BODILESS } from '@/app/sendable';
import { switchTemplate } from '@/app/switching';
import { isEdited } from '@/features/request/draft';
import { useDraft } from '@/features/request/draft-store';
import { TemplateGallery } from '@/features/templates/template-gallery';
import { TemplateNote } from '@/features/templates/template-note';
import { useTemplates } from '@/features/templates/use-templates';
import type { Provider } from '@/lib/model/provider';

/** Below an empty body the examples, below one that is still an example what it shows, and else nothing. */
export function Examples({ provider }: { provider: Provider | null }) {
  const draft = useDraft((state) => state.draft);
  const templates = useTemplates(provider?.family ?? null).data ?? [];
  const loaded = templates.find(({ id }) => id === draft.templateId);
  if (provider === null) return null;
  if (draft.body.trim() === '' && !BODILESS.has(draft.method)) {
    return <TemplateGallery templates={templates} onChoose={(template) => void choose(template, provider)} />;
  }
  return loaded && !isEdited(draft) ? <TemplateNote template={loaded} /> : null;
}

async function choose(...chosen: Parameters<typeof switchTemplate>): Promise<void> {
  await switchTemplate(...chosen);
  useDraft.getState().port?.focus();
}
