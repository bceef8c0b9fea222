import { setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeMirrorPort } from '@/features/request/code-mirror-port';
import { useDraft } from '@/features/request/draft-store';
import { diagnostics } from '@/features/request/editor-extensions';
import { parkText, stateOf } from '@/features/request/editor-texts';
import { useHelp } from '@/features/request/help/help-store';
import { useHelpSchema } from '@/features/request/help/use-help-schema';
import { showWords, wrapExtension, wrapping } from '@/lib/code-mirror/base';
import styles from '@/lib/code-mirror/code.module.css';
import { useLanguage } from '@/lib/messages/language';
import type { Family } from '@/lib/model/provider';

interface JsonEditorProps {
  wrap: boolean;
  nonce: string;
  family: Family;
  method: string;
  path: string;
}

export function JsonEditor({ wrap, nonce, family, method, path }: JsonEditorProps) {
  useHelpSchema(family, method, path);
  const language = useLanguage((state) => state.language);
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const isWrapped = useRef(wrap);

  useEffect(() => {
    if (place.current === null) return;
    const store = useDraft.getState();
    const state = stateOf(store.tabId, store.draft.body, nonce);
    const created = new EditorView({ state, parent: place.current });
    // What is the same for every tab: a text that was parked may have been so under another language.
    const applyLook = () => {
      setWrap(created, isWrapped.current);
      showWords(created);
      // Asked for a place, it measures itself: else it is painted once with lines of a height that it has guessed.
      created.elementAtHeight(0);
    };
    view.current = created;
    applyLook();
    store.attach(codeMirrorPort(created, applyLook));
    // Ready to type; but on a small screen the keyboard would cover the page.
    if (document.activeElement === document.body && matchMedia('(width >= 45rem)').matches) created.focus();
    const underline = () => created.dispatch(setDiagnostics(created.state, diagnostics(created)));
    const stops = [
      useDraft.subscribe((now, before) => {
        // What was taken out and put back at once has lost its lines, and gets no new hints.
        const isBack = now.checks !== before.checks && useHelp.getState().text === now.checked;
        if (isBack || now.problem !== before.problem) underline();
      }),
      useHelp.subscribe((now, before) => now.hints !== before.hints && underline()),
    ];
    return () => {
      for (const stop of stops) stop();
      store.attach(null);
      parkText(created);
      created.destroy();
    };
  }, [nonce]);

  useEffect(() => {
    isWrapped.current = wrap;
    if (view.current !== null) setWrap(view.current, wrap);
  }, [wrap]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language has other words
  useEffect(() => {
    if (view.current !== null) showWords(view.current);
  }, [language]);

  return <div className={styles.code} ref={place} />;
}

function setWrap(view: EditorView, isOn: boolean): void {
  view.dispatch({ effects: wrapping.reconfigure(wrapExtension(isOn)) });
}
