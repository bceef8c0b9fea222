import { EditorView } from '@codemirror/view';

/**
 * Text typed over several lines, or of several lines, makes Chromium write style attributes into the page, which its policy forbids
 * and reports. So the editor puts it in itself, asking the same handlers as for any other input.
 */
export const replaceSelectionOurselves = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== 'insertText' || event.data === null || view.composing) return false;
    const { from, to } = replacedRange(event, view);
    const text = event.data;
    // Ordinary typing stays the browser's.
    if (from === to && !text.includes('\n')) return false;
    const insert = () =>
      view.state.update({
        changes: { from, to, insert: view.state.toText(text) },
        selection: { anchor: from + text.length },
        scrollIntoView: true,
        userEvent: 'input.type',
      });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

/** What the browser is about to replace; the editor may not have heard of a new selection yet. */
function replacedRange(event: InputEvent, view: EditorView): { from: number; to: number } {
  const [range] = event.getTargetRanges();
  if (range === undefined || !view.contentDOM.contains(range.startContainer))
    return view.state.selection.main;
  const from = view.posAtDOM(range.startContainer, range.startOffset);
  const to = view.posAtDOM(range.endContainer, range.endOffset);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
