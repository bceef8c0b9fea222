import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keepAt, keptAt } from '@/features/response/kept-places';
import { goTo, isAtEnd, isHidden, type ReadingPlace, textIn, toEnd } from '@/features/response/reading-place';

/** After the last scrolling, in milliseconds. */
const PAUSE = 100;

/**
 * Follows what grows only while the reader is at its end; one who has scrolled up is left in peace, and finds the same words
 * at the same place when the box changes its width, or when the view comes back.
 */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  isBusyNow: boolean,
  name: string,
) {
  const [known] = useState(() => keptAt<ReadingPlace>(name));
  const isBusy = useRef(isBusyNow);
  const place = useRef(known);
  const ownTop = useRef(-1);
  // A reply that was whole from the start is read from its start; the last piece of one that came in pieces still counts.
  const isFollowing = useRef(known?.isAtEnd ?? isBusyNow);
  const [isBehind, setBehind] = useState(false);

  useLayoutEffect(() => {
    isBusy.current = isBusyNow;
  }, [isBusyNow]);

  // After layout and before painting: what has grown is never seen in its old place, and nothing is laid out twice.
  useLayoutEffect(() => {
    if (box.current === null || content.current === null) return;
    const element = box.current;
    const observer = new ResizeObserver(() => {
      if (isHidden(element)) return;
      if (isFollowing.current) return toEnd(element);
      if (place.current !== undefined) goTo(element, place.current);
      ownTop.current = element.scrollTop;
      if (isBusy.current && !isAtEnd(element)) setBehind(true);
    });
    observer.observe(element);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [box, content]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let lastTop = element.scrollTop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      // On a phone another pane may have its place: nothing there is where the reader left it.
      if (isHidden(element)) return;
      const isThere = isAtEnd(element);
      if (isThere) setBehind(false);
      if (isThere) isFollowing.current ||= isBusy.current;
      // The end may move away by itself, as text is laid out; only a reader moves up.
      else if (element.scrollTop < lastTop - 4) isFollowing.current = false;
      lastTop = element.scrollTop;
      // Not moved by the reader, whose words these still are.
      if (lastTop === ownTop.current) return;
      keep({ isAtEnd: isFollowing.current || isThere, top: lastTop, text: null });
      clearTimeout(timer);
      // Text that was out of sight has a place only when it has been drawn. Who follows has no need of it.
      if (!isFollowing.current || !isBusy.current) timer = setTimeout(findWords, PAUSE);
    };
    const findWords = () => {
      if (place.current !== undefined && !isHidden(element))
        keep({ ...place.current, text: textIn(element) });
    };
    const keep = (now: ReadingPlace) => {
      place.current = now;
      keepAt(name, now);
    };
    // What the reader opens in a reply that has ended is not to be scrolled away.
    const touch = () => {
      isFollowing.current &&= isBusy.current;
    };
    element.addEventListener('scroll', look, { passive: true });
    for (const type of ['pointerdown', 'keydown']) element.addEventListener(type, touch);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', look);
      for (const type of ['pointerdown', 'keydown']) element.removeEventListener(type, touch);
    };
  }, [box, name]);

  return { isBehind, follow: () => box.current && toEnd(box.current) };
}
