import { BarEnd } from '@/app/bar-end';
import styles from '@/app/top-bar.module.css';
import { TopTools } from '@/app/top-tools';
import type { PageConfig } from '@/config/page-config';
import { t } from '@/lib/messages/translate';

export function TopBar({ config }: { config: PageConfig }) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <svg className={styles.mark} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d="M6.5 3C4.6 3 4.4 4.3 4.4 6s-.3 3.3-2 4c1.7.7 2 2.3 2 4s.2 3 2.1 3M13.5 3c1.9 0 2.1 1.3 2.1 3s.3 3.3 2 4c-1.7.7-2 2.3-2 4s-.2 3-2.1 3M6.8 10h6.2M10.8 7.7 13.1 10l-2.3 2.3" />
        </svg>
        <span className={styles.name}>{t('app.name')}</span>
      </h1>
      <BarEnd config={config}>
        <TopTools />
      </BarEnd>
    </header>
  );
}
