import { useLayoutEffect, useRef } from 'react';
import styles from '@/features/response/text-view.module.css';

/** Adds only what is new to the page's text: setting the whole text on each frame would cost its square. */
export function GrowingText({ text }: { text: string }) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef('');

  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const node = element.firstChild;
    if (node instanceof Text && text.startsWith(shown.current))
      node.appendData(text.slice(shown.current.length));
    else element.textContent = text;
    shown.current = text;
  }, [text]);

  return <div className={styles.growing} ref={place} />;
}
