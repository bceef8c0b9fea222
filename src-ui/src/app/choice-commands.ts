import { switchProvider, switchTemplate } from '@/app/switching';
import type { Command } from '@/features/palette/command';
import { useDraft } from '@/features/request/draft-store';
import { loadedTemplates } from '@/features/templates/load-templates';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

/** The choices of the two lists, by name. */
export function providerCommands(providers: readonly Provider[]): Command[] {
  const current = chosen(providers);
  return providers.map((provider) => ({
    id: `provider-${provider.slug}`,
    group: t('group.provider'),
    title: provider.name,
    isDisabled: !provider.isActive || provider === current,
    run: () => void switchProvider(current, provider),
  }));
}

export function templateCommands(providers: readonly Provider[]): Command[] {
  const provider = chosen(providers);
  if (provider === null) return [];
  return loadedTemplates(provider.family).map((template) => ({
    id: `template-${template.id}`,
    group: t('group.template'),
    title: template.title,
    run: () => void switchTemplate(template, provider),
  }));
}

function chosen(providers: readonly Provider[]): Provider | null {
  const { providerSlug } = useDraft.getState().draft;
  return providers.find(({ slug }) => slug === providerSlug) ?? null;
}
