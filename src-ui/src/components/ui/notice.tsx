import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import styles from '@/components/ui/notice.module.css';

export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'neutral';

const ICONS: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  good: 'check',
  warn: 'warning',
  bad: 'warning',
  neutral: 'info',
};

export interface NoticeProps {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** What the notice is about, for those who jump between regions. */
  label?: string;
}

/** A line that tells something and offers what to do about it. Never a pop-up: nothing is covered. */
export function Notice({ tone, title, children, actions, label }: NoticeProps) {
  return (
    <section className={`${styles.notice} ${styles[tone]}`} aria-label={label}>
      <Icon name={ICONS[tone]} />
      <div className={styles.words}>
        {title && <strong className={styles.title}>{title}</strong>} {children}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
