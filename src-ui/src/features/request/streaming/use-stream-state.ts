import { useMemo } from 'react';
import { useDraft } from '@/features/request/draft-store';
import { type StreamState, streamState } from '@/features/request/streaming/stream-state';
import type { JsonFix } from '@/lib/json/json-problem';
import type { Provider } from '@/lib/model/provider';

/** A tree of a longer body would hold up typing. */
const LARGEST = 1_000_000;

export function useStreamState(provider: Provider | null): StreamState | null {
  const { body, pathTemplate } = useDraft((state) => state.draft);
  return useMemo(
    () => (body.length > LARGEST ? null : streamState(body, pathTemplate, provider)),
    [body, pathTemplate, provider],
  );
}

/** One step of the editor, if its text is still the one that the edit was made for. */
export function applyToBody(fix: JsonFix): void {
  const { port, draft, settle } = useDraft.getState();
  if (port?.text() === draft.body) port.apply(fix);
  void settle();
}
