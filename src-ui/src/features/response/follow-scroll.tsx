import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/features/response/follow-scroll.module.css';
import { t } from '@/lib/messages/translate';

interface FollowScrollProps {
  label: string;
  /** Grows with the content. */
  version: number;
  busy: boolean;
  children: ReactNode;
}

/** Follows new content only while the reader is at the end; one who has scrolled up is left in peace. */
export function FollowScroll({ label, version, busy, children }: FollowScrollProps) {
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const hasGrown = useRef(false);
  const [isBehind, setBehind] = useState(false);

  const toEnd = () => {
    const element = box.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: new content is the reason to scroll
  useLayoutEffect(() => {
    // A reply that was whole from the start is read from its start; the last piece of one that came in pieces still counts.
    hasGrown.current ||= busy;
    if (!hasGrown.current) return;
    if (isAtEnd.current) toEnd();
    else if (busy) setBehind(true);
  }, [version, busy]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight } = element;
      // The end may move away by itself, as text is laid out; only a reader moves up.
      if (scrollHeight - scrollTop - clientHeight < 24) isAtEnd.current = true;
      else if (scrollTop < lastTop.current - 4) isAtEnd.current = false;
      lastTop.current = scrollTop;
      if (isAtEnd.current) setBehind(false);
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, []);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.box} ref={box} aria-label={label} aria-busy={busy} tabIndex={0}>
        {children}
      </section>
      {isBehind && (
        <div className={styles.pill}>
          <Button icon="down" onClick={toEnd}>
            {t('text.follow')}
          </Button>
        </div>
      )}
    </div>
  );
}
