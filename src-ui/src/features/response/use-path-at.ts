import { useEffect, useState } from 'react';
import type { JsonStep } from '@/lib/json/json-path-at';
import { jsonPathAtOffset } from '@/lib/json/json-tools';

/** A held arrow key moves the cursor dozens of times a second. */
const PAUSE = 120;

/** The path at the cursor; null until one was set. */
export function usePathAt(text: string, offset: number | null): readonly JsonStep[] | null {
  const [steps, setSteps] = useState<readonly JsonStep[] | null>(null);
  useEffect(() => {
    if (offset === null) return setSteps(null);
    let isCurrent = true;
    const timer = setTimeout(() => {
      void jsonPathAtOffset(text, offset).then((found) => isCurrent && setSteps(found));
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, offset]);
  return steps;
}
