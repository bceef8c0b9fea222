import { useEffect } from 'react';

const BEFORE_END = 6 * 60_000;
/** What a browser's timer can wait at most. */
const LONGEST_WAIT = 2 ** 31 - 1;
const INPUT = ['keydown', 'pointerdown'] as const;

/**
 * Renews the session of a person at work: shortly before its end, with the next key or click. A page that was only left
 * open keeps nobody signed in.
 */
export function useRenewal(expiresAt: number | null, refresh: () => unknown): void {
  useEffect(() => {
    if (expiresAt === null) return;
    const stop = new AbortController();
    const renew = () => {
      stop.abort();
      void refresh();
    };
    const wait = Math.max(0, expiresAt - BEFORE_END - Date.now());
    const timer = setTimeout(
      () => {
        for (const input of INPUT)
          window.addEventListener(input, renew, { capture: true, signal: stop.signal });
      },
      Math.min(wait, LONGEST_WAIT),
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [expiresAt, refresh]);
}
