import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { describeProblem } from '@/features/request/describe-problem';
import { useDraft } from '@/features/request/draft-store';
import { baseExtensions, colourExtension, colouring, wrapping } from '@/lib/code-mirror/base';
import { replaceSelectionOurselves } from '@/lib/code-mirror/replace-selection';
import { t } from '@/lib/messages/translate';

export function editorExtensions(nonce: string, length: number) {
  return [
    baseExtensions(() => t('request.body'), nonce),
    lineNumbers(),
    history(),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    dropCursor(),
    indentOnInput(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    search({ top: false }),
    colouring.of(colourExtension(length)),
    wrapping.of([]),
    // Escape, then Tab, leaves the editor: CodeMirror lets the next Tab through after Escape.
    keymap.of([
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
      indentWithTab,
      ...defaultKeymap,
    ]),
    replaceSelectionOurselves,
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      useDraft.getState().edited();
      const [before, now] = [update.startState.doc.length, update.state.doc.length].map(
        (size) => size > 2_000_000,
      );
      if (before === now) return;
      queueMicrotask(() =>
        update.view.dispatch({ effects: colouring.reconfigure(colourExtension(update.state.doc.length)) }),
      );
    }),
  ];
}

/** Underlines what the draft's own check found; there is no second opinion. */
export function diagnostics(view: EditorView) {
  const { problem, fix } = useDraft.getState();
  if (problem === null || problem.code === 'empty' || problem.to > view.state.doc.length) return [];
  const actions = problem.fix === null ? [] : [{ name: t('json.fix'), apply: fix }];
  const { from, to } = problem;
  return [{ from, to, severity: 'error' as const, message: describeProblem(problem), actions }];
}
