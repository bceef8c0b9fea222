import { type ReactNode, useId } from 'react';
import { Icon } from '@/components/ui/icon';
import { Modal } from '@/components/ui/modal';
import styles from '@/components/ui/over.module.css';

export interface DialogProps {
  title: string;
  /** A line below the title that says what this is for. */
  description?: string;
  closeLabel: string;
  size?: 'medium' | 'full' | 'sheet';
  onClose: () => void;
  /** Beside the title, such as the buttons that act on all of it. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A task of its own over the page. */
export function Dialog({ title, description, closeLabel, size = 'medium', onClose, ...rest }: DialogProps) {
  const id = useId();
  return (
    <Modal title={title} describedBy={description && id} className={styles[size]} onClose={onClose}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h2 className={styles.title}>{title}</h2>
          {description && (
            <p id={id} className={styles.description}>
              {description}
            </p>
          )}
        </div>
        {rest.tools}
        <button
          type="button"
          className={styles.close}
          aria-label={closeLabel}
          title={closeLabel}
          onClick={onClose}
        >
          <Icon name="cross" />
        </button>
      </div>
      <div className={styles.body}>{rest.children}</div>
    </Modal>
  );
}
