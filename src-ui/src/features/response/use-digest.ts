import { useEffect, useState } from 'react';
import { sha256 } from '@/lib/digest';

type Digest = { state: 'waiting' } | { state: 'unavailable' } | { state: 'done'; hex: string };

/** The SHA-256 of chunks that belong to the exchange `id`, worked out once they are all there. */
export function useDigest(chunks: readonly Uint8Array[] | null, id: number, isWhole: boolean): Digest {
  const [result, setResult] = useState<{ id: number; digest: Digest } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chunks of one exchange only grow until it is whole
  useEffect(() => {
    if (chunks === null || !isWhole) return;
    let isCurrent = true;
    void sha256(chunks).then((hex) => {
      const digest: Digest = hex === null ? { state: 'unavailable' } : { state: 'done', hex };
      if (isCurrent) setResult({ id, digest });
    });
    return () => {
      isCurrent = false;
    };
  }, [id, isWhole]);
  return result?.id === id ? result.digest : { state: 'waiting' };
}
