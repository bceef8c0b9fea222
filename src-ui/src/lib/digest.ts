/** SHA-256 as hexadecimal; null where the browser has no crypto.subtle, as on a page that is not secure. */
export async function sha256(chunks: readonly Uint8Array[]): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', joinBytes(chunks)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
