import type { TextSpan } from '@/lib/model/text-links';

/** Finds text of the assembled reply in the page, and the page's places in the text. */

const HIGHLIGHT = 'linked-event';

/** The part and the place in its text under the pointer; null beside the text. */
export function textPlaceAt(x: number, y: number): { key: string; offset: number } | null {
  const caret = caretAt(x, y);
  const block = caret?.node.parentElement?.closest<HTMLElement>('[data-from]') ?? null;
  const part = block?.closest<HTMLElement>('[data-part]') ?? null;
  if (caret === null || block === null || part === null) return null;
  return { key: part.dataset.part ?? '', offset: Number(block.dataset.from) + caret.offset };
}

/** Safari knows only the older name. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y) ?? null;
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** Marks the spans within `root` without touching its nodes; returns the first marked place, to scroll to. */
export function markSpans(root: Element, spans: readonly TextSpan[]): Element | null {
  const ranges = spans.flatMap((span) => rangesOf(root, span));
  if (typeof Highlight === 'function') CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
  return ranges[0]?.startContainer.parentElement ?? null;
}

export function clearMarks(): void {
  if (typeof Highlight === 'function') CSS.highlights.delete(HIGHLIGHT);
}

/** The character at this place of a part's text, or after the line break there; null where the page does not show it. */
export function rangeOf(root: Element, key: string, offset: number): Range | null {
  return rangesOf(root, { key, from: offset, to: offset + 2 }).find((range) => !range.collapsed) ?? null;
}

function rangesOf(root: Element, { key, from, to }: TextSpan): Range[] {
  const part = root.querySelector(`[data-part="${CSS.escape(key)}"]`);
  return [...(part?.children ?? [])].flatMap((block) => {
    const node = block.firstChild;
    const start = Number((block as HTMLElement).dataset.from);
    if (!(node instanceof Text) || start >= to || start + node.length < from) return [];
    const range = document.createRange();
    range.setStart(node, Math.max(0, from - start));
    range.setEnd(node, Math.min(node.length, to - start));
    return [range];
  });
}
