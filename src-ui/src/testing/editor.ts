import type { EditorPort } from '@/features/request/editor-port';
import { applyFix } from '@/lib/json/json-problem';

/** An editor without a page: its texts, and for each a history of whole texts. */
export function fakeEditor(start = ''): EditorPort & { type(text: string): void } {
  const parked = new Map<string, { past: string[]; future: string[] }>();
  let past: string[] = [];
  let future: string[] = [];
  let text = start;
  let shown = '';
  const become = (next: string) => {
    past.push(text);
    future = [];
    text = next;
  };
  return {
    text: () => text,
    open(tab, next) {
      parked.set(shown, { past, future });
      ({ past, future } = parked.get(tab) ?? { past: [], future: [] });
      shown = tab;
      text = next;
    },
    replace: become,
    type: become,
    apply: (fix) => become(applyFix(text, fix)),
    select: () => {},
    focus: () => {},
    listHints: () => {},
    undo() {
      const before = past.pop();
      if (before === undefined) return;
      future.push(text);
      text = before;
    },
    redo() {
      const after = future.pop();
      if (after === undefined) return;
      past.push(text);
      text = after;
    },
    history: () => ({ canUndo: past.length > 0, canRedo: future.length > 0 }),
  };
}
