import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { explanationView, explanationWords } from '@/features/request/help/explanation-view';
import { maskedText } from '@/features/request/help/masked-text';
import type { Explanation } from '@/lib/json-help/help-task';
import { explanationAt } from '@/lib/json-help/json-help';
import { EXPLAIN_KEY } from '@/lib/shortcuts';

const setAsked = StateEffect.define<Tooltip | null>();

/** The explanation that was asked for by a key; typing, moving and Escape end it. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, change) {
    for (const effect of change.effects) if (effect.is(setAsked)) return effect.value;
    return change.docChanged || change.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

const look = ({ state }: EditorView, offset: number) =>
  explanationAt({ text: () => maskedText(state), offset });

function tooltipOf(explanation: Explanation): Tooltip & { end: number } {
  const { from, to } = explanation;
  return { pos: from, end: to, above: true, create: () => ({ dom: explanationView(explanation) }) };
}

/** What the field under the pointer, or with a key at the cursor, means. */
export const explainField: Extension = [
  hoverTooltip(
    async (view, pos) => {
      const { doc } = view.state;
      const found = await look(view, pos);
      return found === null || view.state.doc !== doc ? null : tooltipOf(found);
    },
    { hoverTime: 400 },
  ),
  asked,
  keymap.of([
    { key: EXPLAIN_KEY, run: explainHere },
    { key: 'Escape', run: close },
  ]),
];

function explainHere(view: EditorView): boolean {
  const { doc, selection } = view.state;
  // Of what is selected, as by going to a hint, its beginning: its end belongs to what follows.
  void look(view, selection.main.from).then((found) => {
    if (found === null || view.state.doc !== doc) return;
    view.dispatch({
      effects: [setAsked.of(tooltipOf(found)), EditorView.announce.of(explanationWords(found))],
    });
  });
  return true;
}

function close(view: EditorView): boolean {
  if (view.state.field(asked) === null) return false;
  view.dispatch({ effects: setAsked.of(null) });
  return true;
}
