import { Close, Content, Description, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from '@/components/ui/over.module.css';

export interface DialogProps {
  title: string;
  /** A line below the title that says what this is for. */
  description?: string;
  closeLabel: string;
  size?: 'medium' | 'full';
  onClose: () => void;
  /** Beside the title, such as the buttons that act on all of it. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A task of its own over the page. Radix keeps the focus inside and gives it back at the end. */
export function Dialog({ title, description, closeLabel, size = 'medium', onClose, ...rest }: DialogProps) {
  return (
    <Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Portal>
        <Overlay className={styles.overlay} />
        <Content className={`${styles.panel} ${styles[size]}`}>
          <div className={styles.head}>
            <div className={styles.titles}>
              <Title className={styles.title}>{title}</Title>
              <Description className={description ? styles.description : 'visually-hidden'}>
                {description ?? title}
              </Description>
            </div>
            {rest.tools}
            <Close className={styles.close} aria-label={closeLabel} title={closeLabel}>
              <Icon name="cross" />
            </Close>
          </div>
          <div className={styles.body}>{rest.children}</div>
        </Content>
      </Portal>
    </Root>
  );
}
