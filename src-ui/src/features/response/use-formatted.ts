import { useEffect, useState } from 'react';
import { formatJsonText } from '@/lib/json/json-tools';

/** The text laid out, or null while it is not wanted, not ready or not JSON. */
export function useFormatted(text: string, isWanted: boolean): string | null {
  const [result, setResult] = useState<{ of: string; text: string } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    void formatJsonText(text).then((formatted) => {
      if (isCurrent && formatted.ok) setResult({ of: text, text: formatted.text });
    });
    return () => {
      isCurrent = false;
    };
  }, [text, isWanted]);
  return isWanted && result?.of === text ? result.text : null;
}
