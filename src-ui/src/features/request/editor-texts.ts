import { EditorState, type StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { editorExtensions } from '@/features/request/editor-extensions';

interface ParkedText {
  state: EditorState;
  scroll: StateEffect<unknown>;
}

/** Each tab's text with its history, selection and place; they outlive the editor, which a narrow window builds anew. */
const parked = new Map<string, ParkedText>();
/** Of the tabs not looked at for longest, Undo is forgotten; their text is not. */
const MOST_PARKED = 30;
let shown: string | null = null;

export function stateOf(tab: string, text: string, nonce: string): EditorState {
  shown = tab;
  const kept = parked.get(tab)?.state;
  if (kept !== undefined && kept.sliceDoc() === text) return kept;
  return EditorState.create({ doc: text, extensions: editorExtensions(nonce, text.length) });
}

export function parkText(view: EditorView): void {
  if (shown === null) return;
  parked.delete(shown);
  parked.set(shown, { state: view.state, scroll: view.scrollSnapshot() });
  const [oldest] = parked.keys();
  if (parked.size > MOST_PARKED && oldest !== undefined) parked.delete(oldest);
}

export function restoreText(view: EditorView, tab: string, text: string): void {
  parkText(view);
  const nonce = view.state.facet(EditorView.cspNonce);
  const kept = parked.get(tab);
  shown = tab;
  view.setState(
    kept?.state ?? EditorState.create({ doc: text, extensions: editorExtensions(nonce, text.length) }),
  );
  if (kept) view.dispatch({ effects: kept.scroll });
}
