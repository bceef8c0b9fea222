import type { Family, Provider } from '@/lib/model/provider';

export function provider(slug: string, family: Family, change: Partial<Provider> = {}): Provider {
  return {
    id: 1,
    name: slug,
    slug,
    family,
    description: null,
    baseUrl: 'https://provider.test/v1',
    defaultPath: 'chat/completions',
    connectivityTestPath: 'chat/completions',
    defaultModel: `${slug}-model`,
    models: [],
    isDefault: false,
    isActive: true,
    isDeprecated: false,
    status: null,
    version: null,
    tags: [],
    logo: null,
    websiteUrl: null,
    docsUrl: null,
    termsOfServiceUrl: null,
    privacyPolicyUrl: null,
    supportEmail: null,
    apiKey: null,
    templates: [],
    prices: [],
    ...change,
  };
}

/** The same provider as the server lists it. */
export function listed({ slug, ...rest }: Provider) {
  return { ...rest, rfc1034CompliantName: slug };
}
