import { openSearchPanel } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { colourExtension, colouring, showWords, wrapExtension, wrapping } from '@/lib/code-mirror/base';
import styles from '@/lib/code-mirror/code.module.css';
import { viewerExtensions } from '@/lib/code-mirror/viewer-extensions';
import { changeInPlace, comeBack, type PlaceKeeper, placeOf } from '@/lib/code-mirror/viewer-place';
import { useLanguage } from '@/lib/messages/language';

/** What the rest of the page may ask of the viewer. */
export interface ViewerPort {
  find(): void;
}

export interface CodeViewerProps {
  label: string;
  text: string;
  /** Colours are for JSON only; a stream of events has none. */
  isJson: boolean;
  wrap: boolean;
  nonce: string;
  onReady?: (port: ViewerPort | null) => void;
  /** The cursor was moved, by a person. */
  onCursor?: (offset: number) => void;
  /** Of this very text. */
  keeper?: PlaceKeeper;
}

/** Shows a text of any length for reading, folding and searching. Text that only grew is appended, not replaced. */
export function CodeViewer(props: CodeViewerProps) {
  const { label, text, isJson, wrap, nonce, onReady, onCursor, keeper } = props;
  const language = useLanguage((state) => state.language);
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const shown = useRef<{ text: string; keeper?: PlaceKeeper | undefined }>({ text: '' });
  const latest = useRef({ label, onReady, onCursor });
  latest.current = { label, onReady, onCursor };

  useEffect(() => {
    if (place.current === null) return;
    const moved = (offset: number) => latest.current.onCursor?.(offset);
    const state = EditorState.create({
      doc: '',
      extensions: viewerExtensions(() => latest.current.label, nonce, moved),
    });
    const created = new EditorView({ state, parent: place.current });
    view.current = created;
    shown.current = { text: '' };
    latest.current.onReady?.({ find: () => void openSearchPanel(created) });
    return () => {
      latest.current.onReady?.(null);
      created.destroy();
      view.current = null;
    };
  }, [nonce]);

  useEffect(() => {
    const current = view.current;
    const before = shown.current.text;
    if (current === null || text === before) return;
    const isGrown = before !== '' && text.startsWith(before);
    const from = isGrown ? before.length : 0;
    if (!isGrown && before !== '') shown.current.keeper?.keep(placeOf(current));
    current.dispatch({ changes: { from, to: before.length, insert: text.slice(from) } });
    shown.current = { text, keeper };
    if (!isGrown) comeBack(current, keeper?.read());
  }, [text, keeper]);

  // Before it is taken out of the page.
  useLayoutEffect(
    () => () => {
      if (view.current !== null) shown.current.keeper?.keep(placeOf(view.current));
    },
    [],
  );

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

  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language || view.current === null) return;
    spoken.current = language;
    changeInPlace(view.current, showWords);
  }, [language]);

  return <div className={styles.code} ref={place} />;
}
