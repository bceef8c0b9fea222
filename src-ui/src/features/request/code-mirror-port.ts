import { isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { openLintPanel } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import type { EditorPort } from '@/features/request/editor-port';
import { restoreText } from '@/features/request/editor-texts';

/** `onOpen` brings what is the same for every tab, such as wrapping, to the text that is shown next. */
export function codeMirrorPort(view: EditorView, onOpen: () => void): EditorPort {
  const replace = (text: string) =>
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
      annotations: isolateHistory.of('full'),
    });
  return {
    text: () => view.state.sliceDoc(),
    open(tab, text) {
      restoreText(view, tab, text);
      // A background tab's text may have been changed without its editor.
      if (view.state.sliceDoc() !== text) replace(text);
      onOpen();
    },
    replace,
    apply(fix) {
      const end = fix.from + fix.insert.length;
      view.dispatch({
        changes: fix,
        selection: { anchor: end },
        scrollIntoView: true,
        annotations: isolateHistory.of('full'),
      });
    },
    select(from, to) {
      const end = view.state.doc.length;
      const anchor = Math.min(from, end);
      const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
      view.dispatch({ selection: { anchor, head: Math.min(to, end) }, effects });
      view.focus();
    },
    focus: () => view.focus(),
    listHints: () => void openLintPanel(view),
    undo: () => void undo(view),
    redo: () => void redo(view),
    history: () => ({ canUndo: undoDepth(view.state) > 0, canRedo: redoDepth(view.state) > 0 }),
  };
}
