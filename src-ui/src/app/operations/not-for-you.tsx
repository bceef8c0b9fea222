import page from '@/components/ui/full-page.module.css';
import { t } from '@/lib/messages/translate';

/** For whoever has lost the role since the page was opened; without it the server gives no page at all. */
export function NotForYou({ workbench }: { workbench: string }) {
  return (
    <main className={page.page}>
      <h1>{t('ops.forbidden')}</h1>
      <p>{t('ops.forbiddenText')}</p>
      <a href={workbench}>{t('ops.workbench')}</a>
    </main>
  );
}
