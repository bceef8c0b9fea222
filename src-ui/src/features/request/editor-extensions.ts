import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
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
import { describeProblem, fixWords } from '@/features/request/describe-problem';
import { useDraft } from '@/features/request/draft-store';
import { completeBody } from '@/features/request/help/complete-body';
import { explainField } from '@/features/request/help/explain-field';
import { hintAt, useHelp } from '@/features/request/help/help-store';
import { hintKeys } from '@/features/request/help/hint-keys';
import { baseExtensions, colourExtension, colouring, wrapping } from '@/lib/code-mirror/base';
import { replaceSelectionOurselves } from '@/lib/code-mirror/replace-selection';
import { isAdvice } from '@/lib/json/json-problem';
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
      ...hintKeys,
      indentWithTab,
      ...defaultKeymap,
    ]),
    replaceSelectionOurselves,
    autocompletion({ override: [completeBody], icons: false, maxRenderedOptions: 100 }),
    explainField,
    EditorView.updateListener.of((update) => {
      if (update.selectionSet && !update.docChanged) showHintAtCursor(update.state);
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

function showHintAtCursor(state: EditorState): void {
  const current = hintAt(state.selection.main.head);
  if (current !== useHelp.getState().current) useHelp.setState({ current });
}

/** Underlines what the draft's own check found, else what the schema says; only advice leaves room for both. */
export function diagnostics(view: EditorView): Diagnostic[] {
  const { problem, fix } = useDraft.getState();
  if (problem === null) return hints(view);
  if (problem.code === 'empty' || problem.to > view.state.doc.length) return [];
  const found = isAdvice(problem) ? hints(view) : [];
  const actions = problem.fix === null ? [] : [{ name: fixWords(problem), apply: fix }];
  const { from, to } = problem;
  return [
    {
      from,
      to,
      severity: isAdvice(problem) ? ('warning' as const) : ('error' as const),
      message: describeProblem(problem),
      actions,
    },
    ...found,
  ];
}

function hints(view: EditorView): Diagnostic[] {
  const { hints: found, text } = useHelp.getState();
  // Of a text that has changed meanwhile, new ones are on their way.
  if (view.state.doc.length !== text.length) return [];
  return found.map(({ from, to, message }) => ({ from, to, severity: 'hint' as const, message }));
}
