import { useEffect, useState } from 'react';
import { chooseTemplate } from '@/app/switch-plan';
import { switchProvider, switchTemplate } from '@/app/switching';
import type { PageConfig } from '@/config/page-config';
import { EMPTY_DRAFT, withTemplate } from '@/features/request/draft';
import { useDraft } from '@/features/request/draft-store';
import { useTabs } from '@/features/request/tabs-store';
import { useVariables } from '@/features/request/variables/variables-store';
import { loadTemplates } from '@/features/templates/load-templates';
import { modelOf, type Provider } from '@/lib/model/provider';
import { fillTemplate } from '@/lib/model/request-template';

/** Opens the page: the kept draft if there is one, else the chosen template of the chosen provider. */
export function useStart(
  config: PageConfig,
  user: string | null,
  providers: readonly Provider[] | undefined,
) {
  const [restored, setRestored] = useState<{ user: string; hasDraft: boolean } | null>(null);

  useEffect(() => {
    if (user === null) return;
    void useTabs
      .getState()
      .restore(user)
      .then((hasDraft) => {
        useVariables.getState().restore(user);
        setRestored({ user, hasDraft });
      });
  }, [user]);

  useEffect(() => {
    if (restored === null || providers === undefined) return;
    void (restored.hasDraft ? followAddress(config, providers) : openFirst(config, providers));
  }, [restored, providers, config]);

  useEffect(() => {
    const keep = () => useTabs.getState().keep();
    // A page that nobody looks at may be ended without a word.
    const keepIfHidden = () => document.visibilityState === 'hidden' && keep();
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', keepIfHidden);
    return () => {
      window.removeEventListener('pagehide', keep);
      document.removeEventListener('visibilitychange', keepIfHidden);
    };
  }, []);

  return restored !== null;
}

/** The one the server chose, else the one marked as default, else the first that works. */
export function firstProvider(id: string, providers: readonly Provider[]): Provider | null {
  const usable = providers.filter((provider) => provider.isActive);
  const chosen = usable.find((provider) => String(provider.id) === id || provider.slug === id);
  return chosen ?? usable.find((provider) => provider.isDefault) ?? usable[0] ?? null;
}

async function openFirst(config: PageConfig, providers: readonly Provider[]): Promise<void> {
  const { tabId, draft, change, keep } = useDraft.getState();
  const provider = firstProvider(config.llmProviderId, providers);
  if (provider === null || draft.providerSlug !== null) return;
  const templates = await loadTemplates(provider.family).catch(() => []);
  if (useDraft.getState().tabId !== tabId) return;
  const template = chooseTemplate(templates, config.templateId);
  const start = { ...EMPTY_DRAFT, providerSlug: provider.slug };
  // A person who has begun to type before the list came keeps what was typed.
  const now = keep();
  if (template === null || now.body !== '') change({ providerSlug: provider.slug });
  else change(withTemplate(start, fillTemplate(template, modelOf(provider))));
}

/** An address that names a provider or a template means it; the draft's text is still the person's. */
async function followAddress(config: PageConfig, providers: readonly Provider[]): Promise<void> {
  const wanted = new URLSearchParams(location.search);
  const { draft, change } = useDraft.getState();
  const known = providers.find((provider) => provider.slug === draft.providerSlug && provider.isActive);
  const asked = wanted.has('provider') || known === undefined;
  const target = asked ? firstProvider(config.llmProviderId, providers) : (known ?? null);
  if (target === null) return;
  if (target.slug !== known?.slug) await switchProvider(known ?? null, target);
  if (!wanted.has('template') || wanted.get('template') === useDraft.getState().draft.templateId) return;
  const templates = await loadTemplates(target.family).catch(() => []);
  const template = templates.find(({ id }) => id === wanted.get('template'));
  if (template) await switchTemplate(template, target);
  else change({ templateId: null, templateTitle: null });
}
