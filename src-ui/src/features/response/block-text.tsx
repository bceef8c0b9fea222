import { useLayoutEffect, useRef } from 'react';
import { splitBlocks } from '@/features/response/text-blocks';
import styles from '@/features/response/text-view.module.css';

/**
 * A text that grows. It stands in blocks of some lines each: what is new changes only the last one, so that a frame costs
 * the same after a page and after a book.
 */
export function BlockText({ name, text }: { name: string; text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef('');

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const isGrown = element.lastElementChild !== null && text.startsWith(shown.current);
    if (!isGrown) element.replaceChildren();
    const from = isGrown ? startOf(element.lastElementChild) : 0;
    const [first, ...rest] = splitBlocks(text, from);
    const last = element.lastElementChild;
    if (first === undefined) return;
    if (last?.firstChild instanceof Text) appendTo(last.firstChild, first.text);
    else element.append(createBlock(first));
    element.append(...rest.map(createBlock));
    shown.current = text;
  }, [text]);

  return <div className={styles.growing} ref={place} data-part={name} />;
}

function createBlock({ from, text }: { from: number; text: string }): HTMLElement {
  const block = document.createElement('div');
  block.dataset.from = String(from);
  block.append(text);
  return block;
}

function appendTo(node: Text, text: string): void {
  // The last block only ever grows; its end may now be a line break that stands for the next block.
  if (text.startsWith(node.data)) node.appendData(text.slice(node.data.length));
  else node.data = text;
}

function startOf(block: Element | null): number {
  return Number((block as HTMLElement | null)?.dataset.from ?? 0);
}
