import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { aboutView } from '@/features/request/help/explanation-view';
import { maskedText } from '@/features/request/help/masked-text';
import { snippetText } from '@/features/request/help/snippet-text';
import type { Suggestion } from '@/lib/json-help/help-task';
import { suggestionsAt } from '@/lib/json-help/json-help';

/** In a larger text suggestions come only when asked for, so that typing is not followed by its copies. */
const LARGEST_UNASKED = 500_000;

/** A name or a value that has just been begun. */
const BEGUN = /(?:[{[,:]\s*)"?[\w.-]*$/;

/** Suggests names, values and whole parts, from the schema of the request. */
export async function completeBody(context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context;
  if (!explicit && !isWorthIt(state, pos)) return null;
  const found = await suggestionsAt({ text: () => maskedText(state), offset: pos });
  if (found === null || context.aborted) return null;
  const { from, to } = found;
  const items = explicit ? found.items : found.items.filter(isKnown);
  if (items.length === 0) return null;
  // Typing on may go to the closing quote, and narrows the list without a new question.
  return { from, to, options: items.map(completionOf), validFor: /^"?[\w.$ -]*"?$/ };
}

function isWorthIt(state: EditorState, pos: number): boolean {
  if (state.doc.length > LARGEST_UNASKED) return false;
  const { from } = state.doc.lineAt(pos);
  const line = state.sliceDoc(Math.max(from, pos - 200), pos);
  return /["\w]$/.test(line) && (BEGUN.test(line) || /^\s*"?[\w.-]*$/.test(line));
}

/** An empty text or object says nothing that one would not write. */
function isKnown({ kind, insert }: Suggestion): boolean {
  return kind !== 'value' || !/^["{[]*\$1["}\]]*,?$/.test(insert);
}

function completionOf(item: Suggestion, index: number): Completion {
  const apply = snippet(snippetText(item.insert));
  return {
    label: item.filter,
    displayLabel: item.label,
    type: item.kind,
    // In the schema's own order, which begins with what is used most.
    boost: -Math.min(index, 99),
    ...(item.about === '' ? {} : { info: () => aboutView(item.about) }),
    apply(view: EditorView, completion: Completion, from: number, to: number) {
      apply(view, completion, from, to);
      if (item.asksOn) startCompletion(view);
    },
  };
}
