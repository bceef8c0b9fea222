import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keepAt, keptAt } from '@/features/response/kept-places';

const SPARE = 10;

/** Where the reader was in the list. */
interface RowPlace {
  top: number;
  isAtEnd: boolean;
}

/** A length in rem as it is now: another screen or a reader's own choice may change it at any time. */
export function inPixels(length: number): number {
  return length * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
}

/**
 * Which rows of a scrolling list are in sight. Follows the end while it grows, if the reader is there, and comes back to
 * where the reader was. The height of a row is given in rem.
 */
export function useWindowedRows(
  list: RefObject<HTMLElement | null>,
  count: number,
  row: number,
  isGrowing: boolean,
  name: string,
) {
  const [known] = useState(() => keptAt<RowPlace>(name));
  const [range, setRange] = useState({ from: 0, to: 60 });
  const isAtEnd = useRef(known?.isAtEnd ?? true);
  /** How many rows there were when the reader left the end; null while the reader is there. */
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const total = useRef(count);
  total.current = count;
  const hasRows = count > 0;

  useEffect(() => {
    const element = list.current;
    if (element === null || !hasRows) return;
    const look = () => {
      // Another pane may have its place: nothing there is where the reader left it.
      if (element.clientHeight === 0) return;
      const height = inPixels(row);
      const from = Math.max(0, Math.floor(element.scrollTop / height) - SPARE);
      const to = Math.ceil((element.scrollTop + element.clientHeight) / height) + SPARE;
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < height;
      setLeftAt((left) => (isAtEnd.current ? null : (left ?? total.current)));
      keepAt(name, { top: element.scrollTop, isAtEnd: isAtEnd.current } satisfies RowPlace);
      setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [list, row, hasRows, name]);

  useLayoutEffect(() => {
    if (list.current !== null && known !== undefined) list.current.scrollTop = known.top;
  }, [list, known]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are the reason to scroll
  useLayoutEffect(() => {
    const element = list.current;
    if (element && isGrowing && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [list, count, isGrowing]);

  const toEnd = () => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  };
  return { ...range, behind: leftAt === null || !isGrowing ? 0 : Math.max(0, count - leftAt), toEnd };
}
