/** A name that no other window of any browser has; randomUUID() exists on secure origins only. */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join('');
}
