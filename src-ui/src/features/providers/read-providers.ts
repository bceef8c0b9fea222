import { type ApiKey, FAMILIES, type Family, type Price, type Provider, SCHEMES } from '@/lib/model/provider';

type Fields = Readonly<Record<string, unknown>>;

/** The listing as the server sends it. Optional fields may be null or absent; an entry without a slug cannot be called. */
export function readProviders(listing: unknown): Provider[] {
  const entries =
    isFields(listing) && Array.isArray(listing.providers) ? (listing.providers as unknown[]) : null;
  if (entries === null) throw new TypeError('The provider listing has no "providers"');
  return entries.filter(isFields).flatMap((fields, index) => {
    const slug = text(fields.rfc1034CompliantName);
    return slug === null ? [] : [readProvider(fields, slug, index)];
  });
}

function readProvider(fields: Fields, slug: string, index: number): Provider {
  return {
    id: typeof fields.id === 'number' ? fields.id : index + 1,
    name: text(fields.name) ?? slug,
    slug,
    family: FAMILIES.find((family) => family === fields.family) ?? ('other' satisfies Family),
    description: text(fields.description),
    baseUrl: text(fields.baseUrl),
    defaultPath: text(fields.defaultPath),
    connectivityTestPath: text(fields.connectivityTestPath),
    defaultModel: text(fields.defaultModel),
    models: texts(fields.models),
    isDefault: fields.isDefault === true,
    isActive: fields.isActive !== false,
    isDeprecated: fields.isDeprecated === true,
    status: text(fields.status),
    version: text(fields.version),
    tags: texts(fields.tags),
    logo: text(fields.logo),
    websiteUrl: text(fields.websiteUrl),
    docsUrl: text(fields.docsUrl),
    termsOfServiceUrl: text(fields.termsOfServiceUrl),
    privacyPolicyUrl: text(fields.privacyPolicyUrl),
    supportEmail: text(fields.supportEmail),
    apiKey: readApiKey(fields.apiKey),
    templates: texts(fields.templates),
    prices: Array.isArray(fields.prices) ? fields.prices.filter(isPrice) : [],
  };
}

function readApiKey(value: unknown): ApiKey | null {
  if (!isFields(value)) return null;
  return {
    name: text(value.name),
    scheme: SCHEMES.find((scheme) => scheme === value.scheme) ?? 'bearer',
    carrier: text(value.carrier),
    region: text(value.region),
    service: text(value.service),
  };
}

function isPrice(value: unknown): value is Price {
  return (
    isFields(value) &&
    ['model', 'currency', 'date'].every((name) => typeof value[name] === 'string') &&
    ['input', 'cachedInput', 'cacheWrite', 'output'].every((name) => typeof value[name] === 'number')
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
    ? String(value)
    : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
