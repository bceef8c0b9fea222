/**
 * What a reader has chosen and where they were, by name. Views and tabs come and go; what is read there stays as it was left,
 * as long as the page lives.
 */
const kept = new Map<string, unknown>();

/** Of replies that were read long ago nothing is remembered. */
const MOST = 400;

export function keptAt<Value>(name: string): Value | undefined {
  return kept.get(name) as Value | undefined;
}

/** Whether it is another value than the last one there; from now on it is the last. */
export function isNewsAt(name: string, value: unknown): boolean {
  const isNews = kept.get(name) !== value;
  keepAt(name, value);
  return isNews;
}

export function keepAt(name: string, value: unknown): void {
  kept.delete(name);
  kept.set(name, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
}
