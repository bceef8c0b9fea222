import styles from '@/components/ui/full-page.module.css';
import { t } from '@/lib/messages/translate';

/** What is left of the page when its user has signed out in another tab. */
export function SignedOut({ pageUrl }: { pageUrl: string }) {
  return (
    <main className={styles.page}>
      <h1>{t('session.signedOut')}</h1>
      <p>{t('session.signedOutText')}</p>
      <a href={pageUrl}>{t('session.signInNew')}</a>
    </main>
  );
}
