import { foldEffect, foldedRanges } from '@codemirror/language';
import type { SelectionRange, StateEffect } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Where a reader is in a text: what is in sight, selected and folded. */
export interface ViewerPlace {
  length: number;
  selection: SelectionRange;
  effects: StateEffect<unknown>[];
}

/** Holds the place in one text while no viewer shows it. */
export interface PlaceKeeper {
  read(): ViewerPlace | undefined;
  keep(place: ViewerPlace): void;
}

/** Only while the viewer is in the page: outside of it nothing is in sight. */
export function placeOf(view: EditorView): ViewerPlace {
  const { doc, selection } = view.state;
  const effects: StateEffect<unknown>[] = [view.scrollSnapshot()];
  foldedRanges(view.state).between(0, doc.length, (from, to) => {
    effects.push(foldEffect.of({ from, to }));
  });
  return { length: doc.length, selection: selection.main, effects };
}

/** A text that has grown since is the same up to there. */
export function comeBack(view: EditorView, place: ViewerPlace | undefined): void {
  if (place === undefined || place.length > view.state.doc.length) return;
  const { selection, effects } = place;
  // A cursor that nobody has set stays unset for those who watch it.
  view.dispatch({ selection, effects, ...(selection.head === 0 ? {} : { userEvent: 'select' }) });
}

/** A new configuration forgets how high each line was: the place is found again when that is known. */
export function changeInPlace(view: EditorView, change: (view: EditorView) => void): void {
  const effects = view.scrollDOM.clientHeight > 0 ? [view.scrollSnapshot()] : [];
  change(view);
  requestAnimationFrame(() => view.dispatch({ effects }));
}
