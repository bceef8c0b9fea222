import type { ReactNode } from 'react';
import styles from '@/features/operations/operations.module.css';

/** Names and values, as many side by side as there is room for. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

interface FactProps {
  name: string;
  hint?: string;
  children: ReactNode;
}

export function Fact({ name, hint, children }: FactProps) {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
