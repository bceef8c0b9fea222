import { forEachDiagnostic, nextDiagnostic, openLintPanel, previousDiagnostic } from '@codemirror/lint';
import { type Command, EditorView, type KeyBinding } from '@codemirror/view';

/** Goes to what is wrong next, or before, and says it. */
export const hintKeys: readonly KeyBinding[] = [
  { key: 'F8', run: going(nextDiagnostic), preventDefault: true },
  { key: 'Shift-F8', run: going(previousDiagnostic), preventDefault: true },
  { key: 'Mod-Shift-m', run: openLintPanel, preventDefault: true },
];

function going(move: Command): Command {
  return (view) => {
    if (!move(view)) return false;
    const { from } = view.state.selection.main;
    forEachDiagnostic(view.state, (diagnostic, start) => {
      if (start !== from) return;
      const { number } = view.state.doc.lineAt(from);
      view.dispatch({ effects: EditorView.announce.of(`${number}: ${diagnostic.message}`) });
    });
    return true;
  };
}
