import { useMemo } from 'react';
import { keepAt, keptAt } from '@/features/response/kept-places';
import type { PlaceKeeper } from '@/lib/code-mirror/viewer-place';

/** Keeps a reader's place in a raw text under a name. */
export function useKeeper(name: string): PlaceKeeper {
  return useMemo(() => ({ read: () => keptAt(name), keep: (place) => keepAt(name, place) }), [name]);
}
