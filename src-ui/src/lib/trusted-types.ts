interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

let policy: ScriptUrlPolicy | null = null;

/** The page's only way to turn a text into a script's address, and only for files of this origin. */
export function trustedScriptUrl(url: string): string {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  if (factory === undefined) return sameOrigin(url);
  policy ??= factory.createPolicy('passthrough', { createScriptURL: sameOrigin });
  // The DOM's types know only strings here; the browser wants the policy's object.
  return policy.createScriptURL(url) as string;
}

function sameOrigin(url: string): string {
  const absolute = new URL(url, document.baseURI);
  if (absolute.origin !== location.origin) throw new TypeError('A worker must come from this origin');
  return absolute.href;
}
