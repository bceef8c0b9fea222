import type { EditorState } from '@codemirror/state';
import { useDraft } from '@/features/request/draft-store';
import { maskForCheck } from '@/features/request/variables/placeholders';

/** The text as the checks see it: with a value where a `{{name}}` stands for one. */
export function maskedText(state: EditorState): string {
  const text = state.sliceDoc();
  return useDraft.getState().draft.fillsVariables ? maskForCheck(text) : text;
}
