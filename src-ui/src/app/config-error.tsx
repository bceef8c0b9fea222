import styles from '@/components/ui/full-page.module.css';
import { t } from '@/lib/messages/translate';

export function ConfigError({
  missing,
  invalid,
}: {
  missing: readonly string[];
  invalid: readonly string[];
}) {
  return (
    <main className={styles.page} role="alert">
      <h1>{t('config.title')}</h1>
      <p>{t('config.text')}</p>
      <ul className={styles.list}>
        {missing.map((name) => (
          <li key={name}>
            <code>{t('config.missing', { name })}</code>
          </li>
        ))}
        {invalid.map((name) => (
          <li key={name}>
            <code>{t('config.invalid', { name })}</code>
          </li>
        ))}
      </ul>
    </main>
  );
}
