import { Close, Content, Description, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from '@/components/ui/over.module.css';

export interface SheetProps {
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel over the page's edge for windows that have no room beside the work. */
export function Sheet({ open, title, closeLabel, onClose, children }: SheetProps) {
  return (
    <Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Portal>
        <Overlay className={styles.overlay} />
        <Content className={`${styles.panel} ${styles.sheet}`}>
          <div className={styles.head}>
            <div className={styles.titles}>
              <Title className={styles.title}>{title}</Title>
            </div>
            <Close className={styles.close} aria-label={closeLabel} title={closeLabel}>
              <Icon name="cross" />
            </Close>
          </div>
          <Description className="visually-hidden">{title}</Description>
          <div className={styles.body}>{children}</div>
        </Content>
      </Portal>
    </Root>
  );
}
