import { defaultKeymap } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { baseExtensions, colouring, wrapExtension, wrapping } from '@/lib/code-mirror/base';
import { elideBase64 } from '@/lib/code-mirror/elide-base64';

export function viewerExtensions(
  label: () => string,
  nonce: string,
  onCursor: (offset: number) => void,
): Extension {
  return [
    baseExtensions(label, nonce),
    EditorState.readOnly.of(true),
    lineNumbers(),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    elideBase64,
    search({ top: false }),
    keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
    colouring.of([]),
    wrapping.of(wrapExtension(true)),
    EditorView.updateListener.of((update) => {
      const isMoved = update.transactions.some((transaction) => transaction.isUserEvent('select'));
      if (isMoved) onCursor(update.state.selection.main.head);
    }),
  ];
}
