import type { Provider } from '@/lib/model/provider';

/** How a program signs in: by a header made from an environment variable, by AWS's signature, or not at all. */
export type Credential =
  | { kind: 'header'; name: string; prefix: string; variable: string }
  | { kind: 'aws-sigv4'; region: string; service: string }
  | { kind: 'none' };

const BEARER = { kind: 'header', name: 'Authorization', prefix: 'Bearer ' } as const;

/**
 * The provider's own way to take a key. The listing names the key's source and the wire format; the header follows from
 * these two and, for Azure, from its key's name.
 */
export function providerCredential(provider: Provider): Credential {
  const { apiKeyName, family } = provider;
  if (apiKeyName === null) return { kind: 'none' };
  if (apiKeyName === 'AWS_SECRET_ACCESS_KEY') {
    return { kind: 'aws-sigv4', region: awsRegion(provider.baseUrl ?? ''), service: 'bedrock' };
  }
  // These two name what buys a token, and not what a request carries.
  if (apiKeyName === 'GOOGLE_APPLICATION_CREDENTIALS') return { ...BEARER, variable: 'GOOGLE_ACCESS_TOKEN' };
  if (apiKeyName === 'AZURE_CLIENT_SECRET') return { ...BEARER, variable: 'AZURE_ACCESS_TOKEN' };
  const variable = variableName(apiKeyName, provider.slug);
  const own = (name: string) => ({ kind: 'header', name, prefix: '', variable }) as const;
  if (variable === 'AZURE_OPENAI_API_KEY') return own('api-key');
  if (family === 'anthropic-messages') return own('x-api-key');
  if (family === 'gemini') return own('x-goog-api-key');
  return { ...BEARER, variable };
}

/** The listing's name where it is a variable's; a file or a key of the configuration becomes one made from the slug. */
function variableName(source: string, slug: string): string {
  if (/^[A-Z][A-Z0-9_]*$/.test(source)) return source;
  const name = slug.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
  return `${/^[A-Z]/.test(name) ? name : `PROVIDER_${name}`}_API_KEY`;
}

function awsRegion(baseUrl: string): string {
  return /\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\./.exec(baseUrl)?.[1] ?? 'us-east-1';
}
