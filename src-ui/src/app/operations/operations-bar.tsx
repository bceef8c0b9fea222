import { forgetEverything } from '@/app/forget';
import { LanguageSwitch } from '@/app/language-switch';
import { ThemeSwitch } from '@/app/theme-switch';
import bar from '@/app/top-bar.module.css';
import type { PageConfig } from '@/config/page-config';
import { logoutUrl, operationsPageUrl, workbenchPageUrl } from '@/config/urls';
import { SessionMenu } from '@/features/session/session-menu';
import { csrfToken } from '@/lib/http/http-client';
import { t } from '@/lib/messages/translate';

/** Where one is, the way back, and who one is. */
export function OperationsBar({ config }: { config: PageConfig }) {
  return (
    <header className={bar.bar}>
      <h1 className={bar.brand}>{t('ops.title')}</h1>
      <div className={bar.end}>
        <a href={workbenchPageUrl(config).href}>{t('ops.workbench')}</a>
        <span className={bar.language}>
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
    </header>
  );
}
