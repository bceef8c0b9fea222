import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours come from the page's tokens, so light and dark need no second theme. */
const view = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent', fontSize: 'var(--text-m)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.6' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0 0.75rem 0 0.375rem' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': {
    backgroundColor: 'color-mix(in oklch, var(--code-line) 70%, transparent)',
  },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--code-selection)',
  },
  // Forced colours take every other background away.
  '.cm-selectionBackground, .cm-searchMatch, .cm-changeGutter, .cm-changedText, .cm-deletedText': {
    forcedColorAdjust: 'none',
  },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.25rem 0 0.75rem', minWidth: '2.25rem' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--ink)' },
  '.cm-foldGutter .cm-gutterElement': { padding: '0 0.125rem', cursor: 'pointer' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--neutral-soft)',
    border: 'none',
    color: 'var(--ink-soft)',
    padding: '0 0.375rem',
    margin: '0 0.125rem',
  },
  '.cm-elided': {
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--neutral-soft)',
    color: 'var(--ink-soft)',
    padding: '0.0625rem 0.375rem',
  },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--accent-soft)',
    outline: '1px solid var(--accent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-soft)', color: 'var(--bad)' },
  '.cm-searchMatch': { backgroundColor: 'var(--code-match)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0.375rem',
    padding: '0.5rem 2.25rem 0.5rem 0.5rem',
    fontFamily: 'var(--font-ui)',
  },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    margin: '0',
    fontSize: 'var(--text-s)',
  },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.3125rem',
    minHeight: '1.5rem',
    paddingInline: '0.125rem 0.375rem',
    order: '2',
  },
  '.cm-panel.cm-search .cm-textfield': { flex: '0 1 max(10rem, 40%)', paddingInline: '0.5rem' },
  // Each field with its own buttons, then, on a line of its own, what holds for both.
  '.cm-panel.cm-search [name^=replace]': { order: '1' },
  '.cm-panel.cm-search::before': { content: '""', flexBasis: '100%', order: '2' },
  '@media (width < 45rem)': {
    '.cm-panel.cm-search .cm-textfield': { flexBasis: '100%' },
  },
  '.cm-textfield': {
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    minHeight: '1.875rem',
  },
  '.cm-button': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--raised)',
    backgroundImage: 'none',
    color: 'var(--ink)',
    minHeight: '1.875rem',
    padding: '0 0.625rem',
    cursor: 'pointer',
  },
  '.cm-button:hover': { backgroundColor: 'var(--hover)' },
  '.cm-panel.cm-search [name=close]': {
    color: 'var(--ink)',
    minWidth: '1.5rem',
    minHeight: '1.5rem',
    fontSize: '1rem',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-s)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  // What a suggestion means stands outside of their list.
  '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', fontFamily: 'var(--font-ui)' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '0.2em',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--code-match)' },
  '.cm-diagnostic-hint': { borderLeft: '3px solid var(--warn)' },
  '.cm-lintRange-hint': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--warn) 2px',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '0.25em',
  },
  '.cm-panel.cm-panel-lint': { fontFamily: 'var(--font-ui)' },
  '.cm-panel-lint .cm-diagnostic': { paddingInlineEnd: '2rem' },
  '.cm-panel.cm-panel-lint ul [aria-selected], .cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-panel.cm-panel-lint [name=close]': {
    color: 'var(--ink)',
    minWidth: '1.5rem',
    minHeight: '1.5rem',
    fontSize: '1rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)', maxHeight: '14rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.625rem', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-tooltip.cm-completionInfo': { padding: '0.5rem 0.625rem', maxWidth: 'min(22rem, 90vw)' },
  // Without room beside the list it would lie over the suggestions themselves.
  '.cm-completionInfo-right-narrow[style^=top]': { top: '100% !important', left: '0' },
  '.cm-help-about': { fontFamily: 'var(--font-ui)', whiteSpace: 'normal' },
  '.cm-help': {
    display: 'grid',
    gap: '0.25rem',
    maxWidth: 'min(28rem, 90vw)',
    padding: '0.5rem 0.75rem',
    fontFamily: 'var(--font-ui)',
  },
  '.cm-help-head': { display: 'flex', flexWrap: 'wrap', gap: '0 0.75rem', alignItems: 'baseline' },
  '.cm-help-head code': { fontWeight: '600' },
  '.cm-help-type, .cm-help-limits, .cm-help-values': { color: 'var(--ink-soft)', fontSize: 'var(--text-s)' },
  '.cm-help-old': { color: 'var(--warn)' },
  '.cm-help-values': { maxHeight: '12rem', overflowY: 'auto' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--bad)' },
});

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: 'var(--code-mark)' },
]);

export const pageTheme: Extension = [view, syntaxHighlighting(highlight)];
