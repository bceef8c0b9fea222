import { defaultKeymap } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { baseExtensions, colourExtension, colouring, wrapExtension, wrapping } from '@/lib/code-mirror/base';
import styles from '@/lib/code-mirror/code.module.css';

interface CodeViewerProps {
  label: string;
  text: string;
  /** Colours are for JSON only; a stream of events has none. */
  isJson: boolean;
  wrap: boolean;
  nonce: string;
}

/** Shows a text of any length for reading, folding and searching. Text that only grew is appended, not replaced. */
export function CodeViewer({ label, text, isJson, wrap, nonce }: CodeViewerProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const shown = useRef('');

  useEffect(() => {
    if (place.current === null) return;
    const state = EditorState.create({ doc: '', extensions: viewerExtensions(label, nonce) });
    const created = new EditorView({ state, parent: place.current });
    view.current = created;
    shown.current = '';
    return () => {
      created.destroy();
      view.current = null;
    };
  }, [label, nonce]);

  useEffect(() => {
    const current = view.current;
    if (current === null || text === shown.current) return;
    const from = text.startsWith(shown.current) ? shown.current.length : 0;
    current.dispatch({ changes: { from, to: shown.current.length, insert: text.slice(from) } });
    shown.current = text;
  }, [text]);

  const isColoured = isJson && text.length > 0;
  const size = isColoured ? text.length : Number.POSITIVE_INFINITY;
  const colours = useRef(Number.NaN);
  useEffect(() => {
    const level = size > 2_000_000 ? 0 : 1;
    if (colours.current === level) return;
    colours.current = level;
    view.current?.dispatch({ effects: colouring.reconfigure(colourExtension(size)) });
  }, [size]);

  useEffect(() => {
    view.current?.dispatch({ effects: wrapping.reconfigure(wrapExtension(wrap)) });
  }, [wrap]);

  return <div className={styles.code} ref={place} />;
}

function viewerExtensions(label: string, nonce: string) {
  return [
    baseExtensions(label, nonce),
    EditorState.readOnly.of(true),
    lineNumbers(),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    bracketMatching(),
    search({ top: false }),
    keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
    colouring.of([]),
    wrapping.of(wrapExtension(true)),
  ];
}
