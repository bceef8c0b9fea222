import { type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from '@/components/ui/over.module.css';

export interface ModalProps {
  title: string;
  /** The id of what says more. */
  describedBy?: string | undefined;
  className: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

/**
 * What lies over the page: the browser's own modal dialog, which keeps the focus inside and gives it back at the end. It
 * goes to the first control, or to the one with `data-first-focus`.
 */
export function Modal({ title, describedBy, className, onClose, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    // Before it leaves the page: a dialog that is only removed keeps the focus for nobody.
    return () => dialog?.close();
  }, []);
  return createPortal(
    <dialog
      ref={ref}
      className={`${styles.panel} ${className}`}
      aria-label={title}
      aria-describedby={describedBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => isBeside(event) && onClose()}
    >
      {children}
    </dialog>,
    document.body,
  );
}

/** The backdrop counts as the dialog itself, except by its place. */
function isBeside({ target, currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !isInside;
}
