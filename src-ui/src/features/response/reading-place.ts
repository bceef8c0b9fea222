import { rangeOf, textPlaceAt } from '@/features/response/linked-text';

/** Where a reader is in a text that scrolls: what stands at its upper edge, wherever the lines break. */
export interface ReadingPlace {
  isAtEnd: boolean;
  top: number;
  /** Null where no text stands there, such as above a card, or where it need not be known. */
  text: { key: string; offset: number; above: number } | null;
}

/** Within the narrowest indent of a text. */
const INSET = 40;

export function textIn(box: HTMLElement): ReadingPlace['text'] {
  const edge = box.getBoundingClientRect();
  const found = textPlaceAt(edge.left + INSET, edge.top + 1);
  const range = found && rangeOf(box, found.key, found.offset);
  return found && range && { ...found, above: range.getBoundingClientRect().top - edge.top };
}

export function goTo(box: HTMLElement, { top, text }: ReadingPlace): void {
  const range = text && rangeOf(box, text.key, text.offset);
  if (text === null || range === null) box.scrollTop = top;
  else box.scrollTop += range.getBoundingClientRect().top - box.getBoundingClientRect().top - text.above;
}

export function isHidden(element: HTMLElement): boolean {
  return element.clientHeight === 0;
}

export function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < 24;
}

export function toEnd(element: HTMLElement): void {
  element.scrollTop = element.scrollHeight;
}
