import { useMemo } from 'react';
import { useDraft } from '@/features/request/draft-store';
import { asksInBody, type StreamState, streamState } from '@/features/request/streaming/stream-state';
import type { JsonFix } from '@/lib/json/json-problem';
import { readStreamFields } from '@/lib/json/json-tools';
import { type StreamFields, streamFields } from '@/lib/json/stream-fields';
import { useReading } from '@/lib/json/use-reading';
import type { Provider } from '@/lib/model/provider';

export function useStreamState(provider: Provider | null): StreamState | null {
  const { body, pathTemplate } = useDraft((state) => state.draft);
  const fields = useReading(asksInBody(pathTemplate, provider) ? body : '', readStreamFields);
  return useMemo(() => streamState(fields, pathTemplate, provider), [fields, pathTemplate, provider]);
}

/**
 * One step of the editor. What is shown may be of an earlier text, so the edit is the one that this very text needs, and none if
 * it says already what was wanted.
 */
export function editStream(wasOn: boolean, editOf: (fields: StreamFields) => JsonFix | null): void {
  const { port, settle } = useDraft.getState();
  const fields = port && streamFields(port.text());
  const edit = fields?.isOn === wasOn ? editOf(fields) : null;
  if (edit) port?.apply(edit);
  void settle();
}
