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
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
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
import { useEffect, useRef } from 'react';
import { codeMirrorPort } from '@/features/request/code-mirror-port';
import { describeProblem } from '@/features/request/describe-problem';
import { useDraft } from '@/features/request/draft-store';
import { baseExtensions, colourExtension, colouring, wrapExtension, wrapping } from '@/lib/code-mirror/base';
import styles from '@/lib/code-mirror/code.module.css';
import { replaceSelectionOurselves } from '@/lib/code-mirror/replace-selection';
import { t } from '@/lib/messages/translate';

interface JsonEditorProps {
  wrap: boolean;
  nonce: string;
}

export function JsonEditor({ wrap, nonce }: JsonEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);

  useEffect(() => {
    if (place.current === null) return;
    const store = useDraft.getState();
    const state = EditorState.create({ doc: store.draft.body, extensions: editorExtensions(nonce) });
    const created = new EditorView({ state, parent: place.current });
    view.current = created;
    store.attach(codeMirrorPort(created));
    // Ready to type; but on a small screen the keyboard would cover the page.
    if (document.activeElement === document.body && matchMedia('(width >= 45rem)').matches) created.focus();
    const stopWatching = useDraft.subscribe((now, before) => {
      if (now.problem !== before.problem)
        created.dispatch(setDiagnostics(created.state, diagnostics(created)));
    });
    return () => {
      stopWatching();
      store.attach(null);
      created.destroy();
    };
  }, [nonce]);

  useEffect(() => {
    view.current?.dispatch({ effects: wrapping.reconfigure(wrapExtension(wrap)) });
  }, [wrap]);

  return <div className={styles.code} ref={place} />;
}

function editorExtensions(nonce: string) {
  return [
    baseExtensions(t('request.body'), nonce),
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
    colouring.of(colourExtension(useDraft.getState().draft.body.length)),
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
function diagnostics(view: EditorView) {
  const { problem, fix } = useDraft.getState();
  if (problem === null || problem.code === 'empty' || problem.to > view.state.doc.length) return [];
  const actions = problem.fix === null ? [] : [{ name: t('json.fix'), apply: fix }];
  const { from, to } = problem;
  return [{ from, to, severity: 'error' as const, message: describeProblem(problem), actions }];
}
