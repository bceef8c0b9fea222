import { type Credential, providerCredential } from '@/features/snippets/credential';
import type { Family, Provider } from '@/lib/model/provider';

/** One HTTP request, told in a way that any language can be written from. */
export interface Call {
  method: string;
  url: string;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
  credential: Credential;
  /** Null for none; else the exact text that is sent as UTF-8. */
  body: string | null;
}

/** What is to be sent, whoever sends it. */
export interface Outgoing {
  method: string;
  gatewayUrl: string;
  upstreamUrl: string;
  headers: ReadonlyArray<readonly [name: string, value: string]>;
  body: string | null;
}

export type Way = 'gateway' | 'provider';

/** What a client must say of its own accord, since no gateway adds it. */
const OWN_HEADERS: Readonly<Partial<Record<Family, readonly [string, string]>>> = {
  'anthropic-messages': ['anthropic-version', '2023-06-01'],
};

export function callOf(outgoing: Outgoing, provider: Provider, way: Way): Call {
  const credential: Credential =
    way === 'gateway'
      ? { kind: 'header', name: 'Authorization', prefix: 'Bearer ', variable: 'TOKEN' }
      : providerCredential(provider);
  const required = way === 'provider' ? OWN_HEADERS[provider.family] : undefined;
  const headers = [...outgoing.headers];
  if (required) addMissing(headers, required);
  if (outgoing.body !== null) addMissing(headers, ['Content-Type', 'application/json']);
  const url = way === 'gateway' ? outgoing.gatewayUrl : outgoing.upstreamUrl;
  return { method: outgoing.method, url: urlFor(url, credential), headers, credential, body: outgoing.body };
}

/** A key that goes in the query comes last, so that a program only has to write its value behind the rest. */
function urlFor(url: string, credential: Credential): string {
  if (credential.kind !== 'query') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${encodeURIComponent(credential.name)}=`;
}

function addMissing(headers: (readonly [string, string])[], header: readonly [string, string]): void {
  const name = header[0].toLowerCase();
  if (!headers.some(([other]) => other.toLowerCase() === name)) headers.push(header);
}
