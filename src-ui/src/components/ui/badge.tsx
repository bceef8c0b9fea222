import type { ReactNode } from 'react';
import styles from '@/components/ui/badge.module.css';
import { Icon, type IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/notice';

/** A word in its tone's colour; the colour never says more than the word. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
