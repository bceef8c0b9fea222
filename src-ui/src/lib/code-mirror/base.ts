import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { pageTheme } from '@/lib/code-mirror/theme';
import { type Language, useLanguage } from '@/lib/messages/language';
import { t } from '@/lib/messages/translate';

/** Above this, colours cost more than they help; and a bracket's partner may stand at the other end of one endless line. */
const LARGEST_COLOURED = 2_000_000;

export const wrapping = new Compartment();
export const colouring = new Compartment();
const wording = new Compartment();

/** What every editor and viewer shares. */
export function baseExtensions(label: () => string, nonce: string): Extension {
  return [
    EditorView.cspNonce.of(nonce),
    // Only a line feed ends a line, so that a carriage return stays in the text and every byte comes out as it went in.
    EditorState.lineSeparator.of('\n'),
    // Asked for at each change, since the language may be another one by then.
    EditorView.contentAttributes.of(() => ({
      'aria-label': label(),
      spellcheck: 'false',
      autocapitalize: 'off',
      // What scrolls must be reached by keyboard, and not every tool knows that editable text can be.
      tabindex: '0',
    })),
    wording.of(wordExtension()),
    pageTheme,
  ];
}

export function wrapExtension(isOn: boolean): Extension {
  return isOn ? EditorView.lineWrapping : [];
}

export function colourExtension(length: number): Extension {
  return length > LARGEST_COLOURED ? [] : [json(), bracketMatching()];
}

/** Another language has other words. In a very long text they stay: a new configuration would lay all of it out. */
export function showWords(view: EditorView): void {
  const words = wordExtension();
  // Other words make the editor begin anew, with all its measures; the same ones must not.
  if (view.state.doc.length > LARGEST_COLOURED || wording.get(view.state) === words) return;
  view.dispatch({ effects: wording.reconfigure(words) });
}

let latest: { language: Language; words: Extension } | null = null;

/** The words of the editor's own panels, in the page's language as it is now. */
function wordExtension(): Extension {
  const { language } = useLanguage.getState();
  if (latest?.language !== language) latest = { language, words: EditorState.phrases.of(phrases()) };
  return latest.words;
}

function phrases(): Record<string, string> {
  return {
    Find: t('search.find'),
    Replace: t('search.replace'),
    next: t('search.next'),
    previous: t('search.previous'),
    all: t('search.all'),
    'match case': t('search.case'),
    regexp: t('search.regexp'),
    'by word': t('search.word'),
    replace: t('search.replaceOne'),
    'replace all': t('search.replaceAll'),
    'current match': t('search.current'),
    'on line': t('search.onLine'),
    'replaced match on line $': t('search.replacedOn', { line: '$' }),
    'replaced $ matches': t('search.replacedAll', { count: '$' }),
    'Fold line': t('fold.fold'),
    'Unfold line': t('fold.unfold'),
    unfold: t('fold.unfold'),
    'folded code': t('fold.folded'),
    '$ unchanged lines': t('diff.unchanged', { count: '$' }),
    Diagnostics: t('help.panel'),
    'No diagnostics': t('help.nonePanel'),
    close: t('help.close'),
    Completions: t('help.suggestions'),
  };
}
