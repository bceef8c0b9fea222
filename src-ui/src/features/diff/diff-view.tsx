import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import styles from '@/features/diff/diff-view.module.css';
import { baseExtensions, colourExtension } from '@/lib/code-mirror/base';
import { t } from '@/lib/messages/translate';

interface DiffViewProps {
  before: string;
  after: string;
  isJson: boolean;
  /** One below the other, where two columns have no room. */
  isUnified: boolean;
  nonce: string;
}

/** The library's own red leaves too little contrast below coloured code; its grey knows no dark page. */
const colours = EditorView.theme({
  '.cm-deletedChunk .cm-deletedText': { background: 'color-mix(in oklch, var(--bad) 14%, transparent)' },
  '.cm-collapsedLines': { background: 'var(--neutral-soft)', color: 'var(--ink-soft)' },
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"⋯"' },
});

/** Unequal stretches are looked for this long at most; then they are shown as replaced. */
const PATIENCE = { scanLimit: 2000, timeout: 500 };

export function DiffView({ before, after, isJson, isUnified, nonce }: DiffViewProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const side = (label: string, length: number): Extension => [
      baseExtensions(() => label, nonce),
      EditorState.readOnly.of(true),
      lineNumbers(),
      EditorView.lineWrapping,
      colours,
      isJson ? colourExtension(length) : [],
    ];
    const collapseUnchanged = { margin: 3, minSize: 6 };
    if (isUnified) {
      const unified = unifiedMergeView({
        original: before,
        mergeControls: false,
        collapseUnchanged,
        diffConfig: PATIENCE,
      });
      const extensions = [side(t('diff.both'), after.length), unified];
      const view = new EditorView({ doc: after, extensions, parent });
      return () => view.destroy();
    }
    const view = new MergeView({
      a: { doc: before, extensions: side(t('diff.before'), before.length) },
      b: { doc: after, extensions: side(t('diff.after'), after.length) },
      collapseUnchanged,
      diffConfig: PATIENCE,
      parent,
    });
    return () => view.destroy();
  }, [before, after, isJson, isUnified, nonce]);
  return <div className={styles.diff} ref={place} />;
}
