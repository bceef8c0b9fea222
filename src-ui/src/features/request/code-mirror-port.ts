import { isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import type { EditorPort } from '@/features/request/editor-port';

export function codeMirrorPort(view: EditorView): EditorPort {
  return {
    text: () => view.state.sliceDoc(),
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: isolateHistory.of('full'),
      });
    },
    apply(fix) {
      const end = fix.from + fix.insert.length;
      view.dispatch({
        changes: fix,
        selection: { anchor: end },
        scrollIntoView: true,
        annotations: isolateHistory.of('full'),
      });
      view.focus();
    },
    select(from, to) {
      const end = view.state.doc.length;
      const anchor = Math.min(from, end);
      const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
      view.dispatch({ selection: { anchor, head: Math.min(to, end) }, effects });
      view.focus();
    },
    focus: () => view.focus(),
    undo: () => void undo(view),
    redo: () => void redo(view),
    history: () => ({ canUndo: undoDepth(view.state) > 0, canRedo: redoDepth(view.state) > 0 }),
  };
}
