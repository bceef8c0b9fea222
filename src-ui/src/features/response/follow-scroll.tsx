import { type ReactNode, useRef } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/features/response/follow-scroll.module.css';
import { useFollow } from '@/features/response/use-follow';
import { t } from '@/lib/messages/translate';

interface FollowScrollProps {
  label: string;
  /** What the reader's place is kept under. */
  name: string;
  busy: boolean;
  children: ReactNode;
}

/** Follows new content only while the reader is at the end, and keeps the reader's place otherwise. */
export function FollowScroll({ label, name, busy, children }: FollowScrollProps) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isBehind, follow } = useFollow(box, content, busy, name);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.box} ref={box} aria-label={label} aria-busy={busy} tabIndex={0}>
        <div ref={content}>{children}</div>
      </section>
      {isBehind && (
        <div className={styles.pill}>
          <Button icon="down" onClick={follow}>
            {t('text.follow')}
          </Button>
        </div>
      )}
    </div>
  );
}
