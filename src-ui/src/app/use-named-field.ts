import { useMemo } from 'react';
import { showRequestBody } from '@/app/go-to';
import { useDraft } from '@/features/request/draft-store';
import { type NamedField, namedField } from '@/features/response/outcome-notice';
import { readField } from '@/lib/json/json-tools';
import { useReading } from '@/lib/json/use-reading';
import type { Exchange } from '@/lib/model/exchange';

/** Where in the body the field stands that the provider complains of. */
export function useNamedField(exchange: Exchange | null): NamedField | null {
  const body = useDraft((state) => state.draft.body);
  const name = namedField(exchange);
  const read = useMemo(() => (name === null ? () => null : readField(name)), [name]);
  const place = useReading(body, read);
  return useMemo(() => {
    if (name === null || place === null) return null;
    const onShow = () => {
      showRequestBody();
      useDraft.getState().port?.select(place.from, place.to);
    };
    return { name, line: place.line, onShow };
  }, [name, place]);
}
