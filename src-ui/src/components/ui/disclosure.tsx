import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/components/ui/disclosure.module.css';
import type { IconName } from '@/components/ui/icon';

interface DisclosureProps {
  label: string;
  icon?: IconName;
  children: ReactNode;
}

/** A button that shows a few more of them, until one is pressed, Escape is, or the focus goes elsewhere. */
export function Disclosure({ label, icon = 'more', children }: DisclosureProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what its buttons let through
    <div
      className={styles.disclosure}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close();
      }}
    >
      <Button
        ref={trigger}
        look="quiet"
        icon={icon}
        iconOnly
        title={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are pressed, by key or pointer */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div id={id} className={styles.list} hidden={!isOpen} onClick={close}>
        {children}
      </div>
    </div>
  );
}
