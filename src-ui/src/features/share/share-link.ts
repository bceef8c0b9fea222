import { pack, unpack } from '@/lib/compress';
import type { PortableRequest } from '@/lib/model/portable-request';
import { isSecretName, redactHeaders, redactText, redactUrl } from '@/lib/secrets';

/** The fragment never leaves the browser: no server sees what is shared. */
const PREFIX = '#request=1.';

/** Below the workbench: it keeps the fragment while a reader signs in. */
const ENTRANCE = 'shared/';

/** Longer addresses are cut by mail programs and chats. */
export const LONGEST_LINK = 8000;
const LARGEST_REQUEST = 2_000_000;
const MOST_HEADERS = 60;

export type ShareLink = { ok: true; url: string; redacted: number } | { ok: false; length: number };

/**
 * An address that opens the request, without what looks like a secret.
 *
 * @param page the workbench's address
 */
export async function shareLink(request: PortableRequest, page: string): Promise<ShareLink> {
  const headers = redactHeaders(request.headers);
  const path = request.path === null ? null : redactUrl(request.path);
  const body = request.body === null ? null : redactText(request.body);
  const shared: PortableRequest = {
    providerSlug: request.providerSlug,
    method: request.method,
    path: path?.text ?? null,
    // A name without its value would only be in the way.
    headers: headers.headers.filter(([name]) => !isSecretName(name)),
    body: body?.text ?? null,
  };
  const packed = await pack(JSON.stringify(shared));
  const url = `${new URL(ENTRANCE, page)}${PREFIX}${packed}`;
  if (url.length > LONGEST_LINK) return { ok: false, length: url.length };
  return { ok: true, url, redacted: headers.count + (path?.count ?? 0) + (body?.count ?? 0) };
}

/** The request of a link; null for any that this page did not make: a link may come from anybody. */
export async function readShareLink(fragment: string): Promise<PortableRequest | null> {
  if (!fragment.startsWith(PREFIX) || fragment.length > LONGEST_LINK) return null;
  const text = await unpack(fragment.slice(PREFIX.length), LARGEST_REQUEST);
  if (text === null) return null;
  try {
    return readRequest(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Takes over only what is known, in the shape that it must have. */
export function readRequest(value: unknown): PortableRequest | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { providerSlug, method, path, headers, body } = value as Record<string, unknown>;
  if (typeof method !== 'string' || !/^[A-Z]{1,20}$/.test(method)) return null;
  if (!isTextOrNull(body) || !isTextOrNull(path) || !isTextOrNull(providerSlug)) return null;
  if (providerSlug !== null && !/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(providerSlug)) return null;
  if (path !== null && !isPlainPath(path)) return null;
  const pairs = readHeaders(headers);
  return pairs === null ? null : { providerSlug, method, path, headers: pairs, body };
}

function readHeaders(value: unknown): [string, string][] | null {
  if (!Array.isArray(value) || value.length > MOST_HEADERS) return null;
  const pairs = value.filter(
    (pair): pair is [string, string] =>
      Array.isArray(pair) &&
      pair.length === 2 &&
      typeof pair[0] === 'string' &&
      typeof pair[1] === 'string' &&
      /^[\w!#$%&'*+.^`|~-]+$/.test(pair[0]) &&
      isPrintable(pair[1]),
  );
  if (pairs.length !== value.length) return null;
  return pairs.filter(([name]) => !isSecretName(name));
}

/** Below the provider's base URL and nowhere else; the gateway refuses other paths too. */
function isPlainPath(path: string): boolean {
  const [route = ''] = path.split('?');
  return (
    path.length < 4000 &&
    isPrintable(path) &&
    !/^\/|\\|\/\/|#|:\/\//.test(path) &&
    !/(^|\/)(\.|%2e)(\.|%2e)?(\/|$)/i.test(route)
  );
}

function isPrintable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\u0000-\u001f\u007f]/.test(text);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
