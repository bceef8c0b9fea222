import { BarEnd } from '@/app/bar-end';
import bar from '@/app/top-bar.module.css';
import type { PageConfig } from '@/config/page-config';
import { workbenchPageUrl } from '@/config/urls';
import { t } from '@/lib/messages/translate';

/** Where one is, the way back, and who one is. */
export function OperationsBar({ config }: { config: PageConfig }) {
  return (
    <header className={bar.bar}>
      <h1 className={bar.brand}>
        <span className={bar.name}>{t('ops.title')}</span>
      </h1>
      <BarEnd config={config}>
        <a href={workbenchPageUrl(config).href}>{t('ops.workbench')}</a>
      </BarEnd>
    </header>
  );
}
