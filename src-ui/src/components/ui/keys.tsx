import styles from '@/components/ui/keys.module.css';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

export const SEND_KEYS = isApple ? '⌘ Enter' : 'Ctrl Enter';
export const UNDO_KEYS = isApple ? '⌘Z' : 'Ctrl+Z';

/** A shortcut beside the control that it belongs to; the control's own name is enough for a screen reader. */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys} aria-hidden="true">
      {keys}
    </kbd>
  );
}
