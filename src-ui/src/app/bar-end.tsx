import type { ReactNode } from 'react';
import { forgetEverything } from '@/app/forget';
import { LanguageSwitch } from '@/app/language-switch';
import { ThemeSwitch } from '@/app/theme-switch';
import styles from '@/app/top-bar.module.css';
import type { PageConfig } from '@/config/page-config';
import { logoutUrl, operationsPageUrl } from '@/config/urls';
import { SessionMenu } from '@/features/session/session-menu';
import { csrfToken } from '@/lib/http/http-client';

interface BarEndProps {
  config: PageConfig;
  /** What only this page has. */
  children: ReactNode;
}

/** The end of either page's bar: the page's own, then language, looks, and who one is. */
export function BarEnd({ config, children }: BarEndProps) {
  return (
    <div className={styles.end}>
      {children}
      <span className={styles.language}>
        <LanguageSwitch />
      </span>
      <ThemeSwitch />
      <SessionMenu
        logoutUrl={logoutUrl(config).href}
        operationsUrl={operationsPageUrl(config).href}
        csrfToken={() => csrfToken(config)}
        onSignOut={forgetEverything}
      />
    </div>
  );
}
