import { EditorView } from '@codemirror/view';

/** In a longer one, as where a picture stands in the body, the browser itself takes longer than a key may. */
const LONG_LINE = 2_000;

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
    const isOneLine = from === to && !text.includes('\n');
    if (isOneLine && view.state.doc.lineAt(from).length < LONG_LINE) return false;
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
  // Chromium leaves the target ranges out at times; then the page's own selection says the same.
  const range = event.getTargetRanges()[0] ?? selectedRange(view);
  if (range === null || !view.contentDOM.contains(range.startContainer)) return view.state.selection.main;
  const ends = [
    view.posAtDOM(range.startContainer, range.startOffset),
    view.posAtDOM(range.endContainer, range.endOffset),
  ];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  // Of a long text only a part is in the page, so a wider selection of the editor's is the true one.
  const { main } = view.state.selection;
  return main.from <= from && main.to >= to ? main : { from, to };
}

function selectedRange(view: EditorView): Range | null {
  const selection = view.contentDOM.ownerDocument.getSelection();
  return selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
}
