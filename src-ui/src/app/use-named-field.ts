import { useMemo } from 'react';
import { useDraft } from '@/features/request/draft-store';
import { type NamedField, namedField } from '@/features/response/outcome-notice';
import { findField } from '@/lib/json/json-field';
import type { Exchange } from '@/lib/model/exchange';

/** Where in the body the field stands that the provider complains of. */
export function useNamedField(exchange: Exchange | null): NamedField | null {
  const body = useDraft((state) => state.draft.body);
  const name = namedField(exchange);
  return useMemo(() => {
    const place = name === null ? null : findField(body, name);
    if (name === null || place === null) return null;
    return { name, line: place.line, onShow: () => useDraft.getState().port?.select(place.from, place.to) };
  }, [name, body]);
}
