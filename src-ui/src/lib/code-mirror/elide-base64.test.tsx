import { EditorState } from '@codemirror/state';
import { type DecorationSet, EditorView } from '@codemirror/view';
import { expect, it } from 'vitest';
import { elideBase64 } from '@/lib/code-mirror/elide-base64';

const IMAGE = `iVBORw0KGgo${'A'.repeat(4000)}`;
const TEXT = `{"a":"${IMAGE}","b":"not base64 at all","c":["${IMAGE}==",\n"${IMAGE}"]}`;

function places(state: EditorState): Array<[from: number, to: number]> {
  const found: Array<[number, number]> = [];
  for (const marks of state.facet(EditorView.decorations)) {
    (marks as DecorationSet).between(0, state.doc.length, (from, to) => void found.push([from, to]));
  }
  return found;
}

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [elideBase64] });
const append = (state: EditorState, insert: string) =>
  state.update({ changes: { from: state.doc.length, insert } }).state;

it('folds every long base64 string away, and nothing else', () => {
  expect(places(stateOf(TEXT)).map(([from, to]) => TEXT.slice(from, to))).toEqual([
    IMAGE,
    `${IMAGE}==`,
    IMAGE,
  ]);
});

it.each([1, 7, 1000, 4013])('finds the same when the text comes in pieces of %i', (size) => {
  let state = stateOf('');
  for (let from = 0; from < TEXT.length; from += size) state = append(state, TEXT.slice(from, from + size));
  expect(places(state)).toEqual(places(stateOf(TEXT)));
});

it('starts anew with another text', () => {
  const state = stateOf(TEXT);
  const { state: replaced } = state.update({ changes: { from: 0, to: state.doc.length, insert: '{"a":1}' } });
  expect(places(replaced)).toEqual([]);
});
