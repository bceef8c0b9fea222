import type { CurlRequest } from '@/features/curl-import/read-curl';
import type { PortableRequest } from '@/lib/model/portable-request';
import type { Provider } from '@/lib/model/provider';

export interface Match {
  request: PortableRequest;
  /** Null where no provider of the listing has this host. */
  provider: Provider | null;
  /** The host is a provider's, but the path leads out of what the gateway reaches. */
  isOutside: boolean;
}

/** Finds the provider whose address this is; an address of the gateway itself names its provider. */
export function matchProvider(
  request: CurlRequest,
  providers: readonly Provider[],
  gatewayUrl: string,
): Match {
  const viaGateway = belowBase(request.url, gatewayUrl);
  if (viaGateway !== null) {
    const [slug = '', ...rest] = viaGateway.split('/');
    const provider = providers.find((candidate) => candidate.slug === decodeURIComponent(slug)) ?? null;
    return matched(request, provider, rest.join('/'));
  }
  const found = providers
    .map((provider) => ({ provider, rest: belowBase(request.url, provider.baseUrl) }))
    .filter((candidate): candidate is { provider: Provider; rest: string } => candidate.rest !== null)
    .sort((a, b) => score(b) - score(a))[0];
  if (found) return matched(request, found.provider, found.rest);
  const host = hostOf(request.url);
  const sameHost = providers.find(({ baseUrl }) => baseUrl !== null && hostOf(baseUrl) === host) ?? null;
  return { ...matched(request, sameHost, ''), isOutside: sameHost !== null };
}

/** The closest base URL wins; of two with the same, the one whose default path is called; then one that works. */
function score({ provider, rest }: { provider: Provider; rest: string }): number {
  const isDefault = rest === provider.defaultPath;
  return -rest.length * 4 + (isDefault ? 2 : 0) + (provider.isActive ? 1 : 0);
}

function matched(request: CurlRequest, provider: Provider | null, rest: string): Match {
  const path = rest === '' || rest === provider?.defaultPath ? null : rest;
  const { method, headers, body } = request;
  return {
    provider,
    isOutside: false,
    request: { providerSlug: provider?.slug ?? null, method, path, headers, body },
  };
}

/** What follows the base in the address, as it is written; null where it is not below it. */
function belowBase(url: string, base: string | null): string | null {
  if (base === null || !URL.canParse(base) || hostOf(url) !== hostOf(base)) return null;
  const basePath = new URL(base).pathname.replace(/\/*$/, '/');
  const path = url.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
  if (path.startsWith(basePath)) return path.slice(basePath.length);
  return path === basePath.slice(0, -1) ? '' : null;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
