export const FAMILIES = ['openai-chat', 'openai-responses', 'anthropic-messages', 'gemini', 'other'] as const;

/** A provider's wire format. */
export type Family = (typeof FAMILIES)[number];

export const SCHEMES = [
  'bearer',
  'header',
  'query',
  'basic',
  'aws-sigv4',
  'google-oauth',
  'azure-entra',
] as const;

/** How the provider is signed in to. Of the secret itself only its source's name is known. */
export interface ApiKey {
  /** A variable, a file or a key of the configuration; null where the gateway's machine itself has one. */
  name: string | null;
  scheme: (typeof SCHEMES)[number];
  /** The header's or query parameter's name, where the scheme leaves it open. */
  carrier: string | null;
  /** For AWS. */
  region: string | null;
  service: string | null;
}

/** What a model costs: amounts are of a million tokens, as the provider's price list had them on a day. */
export interface Price {
  model: string;
  input: number;
  /** Of what was read from the provider's cache, and what was written to it. */
  cachedInput: number;
  cacheWrite: number;
  output: number;
  /** By ISO 4217. */
  currency: string;
  /** By ISO 8601. */
  date: string;
}

/** One entry of the provider listing; see the contract for each field. */
export interface Provider {
  id: number;
  name: string;
  slug: string;
  family: Family;
  description: string | null;
  baseUrl: string | null;
  defaultPath: string | null;
  connectivityTestPath: string | null;
  defaultModel: string | null;
  models: string[];
  isDefault: boolean;
  isActive: boolean;
  isDeprecated: boolean;
  status: string | null;
  version: string | null;
  tags: string[];
  logo: string | null;
  websiteUrl: string | null;
  docsUrl: string | null;
  termsOfServiceUrl: string | null;
  privacyPolicyUrl: string | null;
  supportEmail: string | null;
  apiKey: ApiKey | null;
  templates: string[];
  prices: Price[];
}

/** The model to fill in: the provider's own choice, else one it allows, else a word that asks to be replaced. */
export function modelOf(provider: Provider): string {
  return provider.defaultModel ?? provider.models[0] ?? 'your-model';
}
