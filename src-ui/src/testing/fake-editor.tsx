import { useEffect, useRef, useState } from 'react';
import { useDraft } from '@/features/request/draft-store';
import { fakeEditor } from '@/testing/editor';

/** A plain text field in the editor's place: CodeMirror needs a real browser's layout, and has its tests there. */
export function JsonEditor() {
  const [editor] = useState(() => fakeEditor(useDraft.getState().draft.body));
  const [text, setText] = useState(editor.text());
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const replace = editor.replace;
    const show = () => setText(editor.text());
    editor.open(useDraft.getState().tabId, editor.text());
    useDraft.getState().attach({
      ...editor,
      focus: () => field.current?.focus(),
      open: (tab, next) => {
        editor.open(tab, next);
        show();
      },
      replace: (next) => {
        replace(next);
        show();
      },
      apply: (fix) => {
        editor.apply(fix);
        show();
      },
      undo: () => {
        editor.undo();
        show();
      },
    });
    return () => useDraft.getState().attach(null);
  }, [editor]);
  return (
    <textarea
      ref={field}
      aria-label="Request body"
      value={text}
      onChange={(event) => {
        editor.type(event.target.value);
        setText(event.target.value);
        useDraft.getState().edited();
      }}
    />
  );
}

export function CodeViewer({ label, text }: { label: string; text: string }) {
  return <textarea aria-label={label} readOnly value={text} />;
}
