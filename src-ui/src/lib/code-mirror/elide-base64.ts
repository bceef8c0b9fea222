import {
  type Extension,
  type Range,
  RangeSetBuilder,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { decodedLength, findBase64 } from '@/lib/base64';
import { formatBytes } from '@/lib/format';
import { t } from '@/lib/messages/translate';

/** Stands in the text's place in view only: a selection over it copies every character. */
class Elided extends WidgetType {
  private readonly words: string;

  constructor(words: string) {
    super();
    this.words = words;
  }

  override eq(other: Elided): boolean {
    return this.words === other.words;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'cm-elided';
    mark.textContent = this.words;
    return mark;
  }
}

interface Elisions {
  marks: DecorationSet;
  /** The last quote: what is appended may only make something of the text behind it. */
  lastQuote: number;
}

/** Folds long base64 away: nobody reads it, and as one line of a million characters it would slow the page. */
export const elideBase64: Extension = StateField.define<Elisions>({
  create: (state) => elidedIn(state.doc, 0),
  update(known, change) {
    if (!change.docChanged) return known;
    const from = appendedFrom(change);
    if (from === null) return elidedIn(change.newDoc, 0);
    // A stream appends, and may do so to one endless line: it must not be looked through again with each piece.
    if (!change.newDoc.sliceString(from).includes('"')) return known;
    const { marks, lastQuote } = elidedIn(change.newDoc, known.lastQuote);
    const fresh: Array<Range<Decoration>> = [];
    marks.between(known.lastQuote, change.newDoc.length, (at, to, mark) => {
      fresh.push(mark.range(at, to));
    });
    return { marks: known.marks.update({ add: fresh }), lastQuote };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});

function appendedFrom({ changes, startState }: Transaction): number | null {
  const { length } = startState.doc;
  return changes.touchesRange(0, Math.max(0, length - 1)) === false ? length : null;
}

function elidedIn(doc: Text, start: number): Elisions {
  const marks = new RangeSetBuilder<Decoration>();
  const text = doc.sliceString(start);
  for (const { from, to, mediaType } of findBase64(text)) {
    const size = formatBytes(decodedLength(text.slice(from, to)));
    const widget = new Elided(t('media.elided', { type: mediaType ?? t('media.base64'), size }));
    marks.add(start + from, start + to, Decoration.replace({ widget }));
  }
  return { marks: marks.finish(), lastQuote: start + Math.max(0, text.lastIndexOf('"')) };
}
