import { useEffect, useMemo, useState } from 'react';
import type { JsonReading } from '@/lib/json/json-tools';

/** What is read of a text: of a short one at once; of a long one when the worker has it, and till then what was read before. */
export function useReading<Answer>(text: string, read: JsonReading<Answer>): Answer | null {
  const reading = useMemo(() => read(text), [text, read]);
  const [late, setLate] = useState<{ read: JsonReading<Answer>; answer: Answer | null } | null>(null);
  useEffect(() => {
    if (!(reading instanceof Promise)) return;
    let isWanted = true;
    void reading.then((answer) => {
      if (isWanted) setLate({ read, answer });
    });
    return () => {
      isWanted = false;
    };
  }, [reading, read]);
  if (!(reading instanceof Promise)) return reading;
  return late?.read === read ? late.answer : null;
}
