import styles from '@/components/ui/keys.module.css';

/** A shortcut beside the control that it belongs to; the control's own name is enough for a screen reader. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys}
    </span>
  );
}
