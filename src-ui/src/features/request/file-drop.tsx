import { type DragEvent, type ReactNode, useState } from 'react';
import { openFile } from '@/features/request/body-commands';
import styles from '@/features/request/request-pane.module.css';
import { t } from '@/lib/messages/translate';

/** Opens a file that is dropped anywhere on the request. The toolbar's Open does the same without a mouse. */
export function FileDrop({ children }: { children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop needs a mouse; the toolbar's Open is the other way
    <div
      className={styles.drop}
      onDragOverCapture={(event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDropCapture={(event) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file === undefined) return;
        // Before the editor, which would insert the file's text at the pointer.
        event.preventDefault();
        event.stopPropagation();
        void openFile(file);
      }}
    >
      {children}
      {isOver && <div className={styles.dropHint}>{t('request.drop')}</div>}
    </div>
  );
}
