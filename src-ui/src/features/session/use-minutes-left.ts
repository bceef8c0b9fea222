import { useEffect, useState } from 'react';

const TICK = 15_000;

/** Whole minutes until then, at least one while it has not come; null when it has, or is not known. */
export function useMinutesLeft(until: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const look = () => setNow(Date.now());
    const timer = setInterval(look, TICK);
    // Timers rest with the machine.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  if (until === null || until <= now) return null;
  return Math.max(1, Math.round((until - now) / 60_000));
}
