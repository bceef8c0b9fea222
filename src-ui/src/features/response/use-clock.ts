import { useEffect, useState } from 'react';

/** The time since a moment, running only while it is needed. */
export function useClock(startedAt: number, isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  return Math.max(0, now - startedAt);
}
