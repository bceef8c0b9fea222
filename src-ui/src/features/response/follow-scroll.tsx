import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/features/response/follow-scroll.module.css';
import { t } from '@/lib/messages/translate';

interface FollowScrollProps {
  label: string;
  busy: boolean;
  children: ReactNode;
}

/** Follows new content only while the reader is at the end; one who has scrolled up is left in peace. */
export function FollowScroll({ label, busy, children }: FollowScrollProps) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isBusy = useRef(busy);
  // A reply that was whole from the start is read from its start; the last piece of one that came in pieces still counts.
  const isFollowing = useRef(busy);
  const [isBehind, setBehind] = useState(false);

  useLayoutEffect(() => {
    isBusy.current = busy;
  }, [busy]);

  // After layout and before painting: what has grown is never seen in its old place, and nothing is laid out twice.
  useLayoutEffect(() => {
    if (box.current === null || content.current === null) return;
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) toEnd(box.current);
      else if (isBusy.current) setBehind(true);
    });
    observer.observe(box.current);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let lastTop = 0;
    const look = () => {
      const isThere = isAtEnd(element);
      if (isThere) setBehind(false);
      if (isThere) isFollowing.current ||= isBusy.current;
      // The end may move away by itself, as text is laid out; only a reader moves up.
      else if (element.scrollTop < lastTop - 4) isFollowing.current = false;
      lastTop = element.scrollTop;
    };
    // What the reader opens in a reply that has ended is not to be scrolled away.
    const touch = () => {
      isFollowing.current &&= isBusy.current;
    };
    element.addEventListener('scroll', look, { passive: true });
    for (const type of ['pointerdown', 'keydown']) element.addEventListener(type, touch);
    return () => {
      element.removeEventListener('scroll', look);
      for (const type of ['pointerdown', 'keydown']) element.removeEventListener(type, touch);
    };
  }, []);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.box} ref={box} aria-label={label} aria-busy={busy} tabIndex={0}>
        <div ref={content}>{children}</div>
      </section>
      {isBehind && (
        <div className={styles.pill}>
          <Button icon="down" onClick={() => toEnd(box.current)}>
            {t('text.follow')}
          </Button>
        </div>
      )}
    </div>
  );
}

function isAtEnd(element: HTMLElement | null): boolean {
  return element !== null && element.scrollHeight - element.scrollTop - element.clientHeight < 24;
}

function toEnd(element: HTMLElement | null): void {
  if (element !== null) element.scrollTop = element.scrollHeight;
}
