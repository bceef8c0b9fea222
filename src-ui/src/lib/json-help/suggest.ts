import {
  type CompletionItem,
  CompletionItemKind,
  type TextDocument,
  type TextEdit,
} from 'vscode-json-languageservice';
import type { Suggestion, Suggestions } from '@/lib/json-help/help-task';

/** All suggestions of one place replace the same text. */
export function suggestionsOf(
  document: TextDocument,
  offset: number,
  items: readonly CompletionItem[],
): Suggestions | null {
  const [first] = items;
  if (first === undefined) return null;
  const { range } = editOf(first);
  const sorted = items
    .map((item, index) => ({ item, key: item.sortText ?? '', index }))
    .sort((one, other) => one.key.localeCompare(other.key) || one.index - other.index);
  return {
    from: Math.min(document.offsetAt(range.start), offset),
    to: Math.max(document.offsetAt(range.end), offset),
    items: sorted.map(({ item }) => suggestionOf(item)),
  };
}

function suggestionOf(item: CompletionItem): Suggestion {
  const { documentation } = item;
  return {
    label: item.label,
    filter: item.filterText ?? item.label,
    insert: editOf(item).newText,
    kind: kindOf(item),
    about: (typeof documentation === 'string' ? documentation : documentation?.value) || item.detail || '',
    asksOn: item.command !== undefined,
  };
}

function kindOf({ kind, insertText }: CompletionItem): Suggestion['kind'] {
  if (kind === CompletionItemKind.Property) return 'key';
  return kind === CompletionItemKind.Snippet || insertText?.includes('\n') ? 'snippet' : 'value';
}

function editOf(item: CompletionItem): TextEdit {
  // The service gives nothing else.
  return item.textEdit as TextEdit;
}
