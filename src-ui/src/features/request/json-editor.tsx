import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { codeMirrorPort } from '@/features/request/code-mirror-port';
import { useDraft } from '@/features/request/draft-store';
import { diagnostics, editorExtensions } from '@/features/request/editor-extensions';
import { wrapExtension, wrapping } from '@/lib/code-mirror/base';
import styles from '@/lib/code-mirror/code.module.css';

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
