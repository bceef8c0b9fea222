import type { ApiKey, Provider } from '@/lib/model/provider';

/** How a program signs in: by a header or at the end of the query, from an environment variable; by AWS's signature; or not at all. */
export type Credential =
  | { kind: 'header'; name: string; prefix: string; variable: string }
  | { kind: 'query'; name: string; variable: string }
  | { kind: 'aws-sigv4'; region: string; service: string }
  | { kind: 'none' };

/** The provider's own way to take a key, as the gateway is configured to give it. */
export function providerCredential({ apiKey, slug }: Provider): Credential {
  if (apiKey === null) return { kind: 'none' };
  const variable = variableName(apiKey, slug);
  switch (apiKey.scheme) {
    case 'header':
      return { kind: 'header', name: apiKey.carrier ?? 'Authorization', prefix: '', variable };
    case 'query':
      return { kind: 'query', name: apiKey.carrier ?? 'key', variable };
    case 'basic':
      return { kind: 'header', name: 'Authorization', prefix: 'Basic ', variable: `${variable}_BASE64` };
    case 'aws-sigv4':
      return {
        kind: 'aws-sigv4',
        region: apiKey.region ?? 'us-east-1',
        service: apiKey.service ?? 'bedrock',
      };
    default:
      return { kind: 'header', name: 'Authorization', prefix: 'Bearer ', variable };
  }
}

/** The listing's name where it is a variable's; a file or a key of the configuration becomes one made from the slug. */
function variableName({ scheme, name }: ApiKey, slug: string): string {
  // These two are configured with what buys a token, and not with what a request carries.
  if (scheme === 'google-oauth') return 'GOOGLE_ACCESS_TOKEN';
  if (scheme === 'azure-entra') return 'AZURE_ACCESS_TOKEN';
  if (name !== null && /^[A-Z][A-Z0-9_]*$/.test(name)) return name;
  const made = slug.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
  return `${/^[A-Z]/.test(made) ? made : `PROVIDER_${made}`}_API_KEY`;
}
