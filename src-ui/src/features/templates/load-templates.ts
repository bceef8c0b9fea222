import type { Family } from '@/lib/model/provider';
import type { RequestTemplate } from '@/lib/model/request-template';

type TemplateFile = { default: RequestTemplate[] };

/** One small file per wire format, fetched when a provider of that format is chosen. */
const FILES = import.meta.glob<TemplateFile>('./requests/*.json');

const loaded = new Map<Family, readonly RequestTemplate[]>();

/** Those that have come already: none before the first look. */
export function loadedTemplates(family: Family): readonly RequestTemplate[] {
  return loaded.get(family) ?? [];
}

export async function loadTemplates(family: Family): Promise<readonly RequestTemplate[]> {
  const file = await FILES[`./requests/${family}.json`]?.();
  const templates = file?.default ?? [];
  loaded.set(family, templates);
  return templates;
}
