import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface AsideProps {
  className: string | undefined;
  label?: string;
  children: ReactNode;
}

/** What stands beside the work for a while: whoever closes it is back where they opened it, as after a dialog. */
export function Aside({ className, label, children }: AsideProps) {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const aside = ref.current;
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && aside?.contains(document.activeElement)) opener.focus();
    };
  }, []);
  return (
    <aside ref={ref} className={className} aria-label={label}>
      {children}
    </aside>
  );
}
