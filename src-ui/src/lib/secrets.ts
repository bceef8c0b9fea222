/** Names of headers, parameters and fields that carry a credential. */
const SECRET_NAME =
  /^(?:.*-)?(?:authorization|cookie)$|api[-_]?key|api[-_]?token|access[-_]?(?:key|token)|auth[-_]?token|(?:^|[-_])(?:secret|password|signature)$|client[-_]?secret|^(?:key|sig|token|x-amz-security-token|x-amz-signature|x-amz-credential)$|csrf/i;

/** What keys and tokens look like, wherever they stand. */
const SECRET_VALUE =
  /\b(?:sk-[\w-]{8,}|[sr]k_(?:live|test)_\w{8,}|nvapi-[\w-]{16,}|ya29\.[\w-]{16,}|github_pat_\w{20,}|xai-[\w-]{16,}|gsk_\w{16,}|hf_\w{16,}|pplx-\w{16,}|AIza[\w-]{30,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)/g;

const FIELD =
  '[\\w-]*(?:authorization(?:[-_]?token)?|api[-_]?key|(?:access|auth|bearer|id|refresh|session|security)[-_]?token' +
  '|(?:private|secret|access)[-_]?(?:access[-_]?)?key|(?:client|app)[-_]?secret|password)';

/** A JSON field whose name says that its value is a secret. Only strings: a count of tokens is none. */
const SECRET_FIELD = new RegExp(`("${FIELD}"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi');

/** The same in JSON that is itself a string of JSON, as a tool's arguments are. */
const NESTED_FIELD = new RegExp(
  `(\\\\"${FIELD}\\\\"\\s*:\\s*)\\\\"(?:[^"\\\\]|\\\\\\\\(?:\\\\.|[^"\\\\]))*\\\\"`,
  'gi',
);

const BEARER = /\b(Bearer|Basic)\s+[\w+/=.~-]{8,}/g;

export const REDACTED = '[redacted]';

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The text without what looks like a secret, and how many such there were. */
export function redactText(text: string): { text: string; count: number } {
  let count = 0;
  const hide = (...[, before]: string[]) => {
    count += 1;
    return before ?? '';
  };
  const redacted = text
    .replaceAll(SECRET_FIELD, (...found: string[]) => `${hide(...found)}"${REDACTED}"`)
    .replaceAll(NESTED_FIELD, (...found: string[]) => `${hide(...found)}\\"${REDACTED}\\"`)
    .replaceAll(BEARER, (...found: string[]) => `${hide(...found)} ${REDACTED}`)
    .replaceAll(SECRET_VALUE, () => {
      count += 1;
      return REDACTED;
    });
  return { text: redacted, count };
}

export type Header = readonly [name: string, value: string];

export function redactHeaders(headers: readonly Header[]): { headers: Header[]; count: number } {
  let count = 0;
  const redacted = headers.map(([name, value]): Header => {
    const found = isSecretName(name) ? { text: REDACTED, count: 1 } : redactText(value);
    count += found.count;
    return [name, found.text];
  });
  return { headers: redacted, count };
}

/** An address without the parameters that carry a credential; everything else of it stays as it was written. */
export function redactUrl(url: string): { text: string; count: number } {
  let count = 0;
  const text = url.replaceAll(/([?&])([^=&#]+)=([^&#]*)/g, (whole, mark: string, name: string) => {
    if (!isSecretName(decoded(name))) return whole;
    count += 1;
    return `${mark}${name}=${encodeURIComponent(REDACTED)}`;
  });
  const inside = redactText(text.replace(/^(https?:\/\/)[^/@?#]*@/i, '$1'));
  return { text: inside.text, count: count + inside.count };
}

/** What the provider reads; a name may be written in more than one way. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
