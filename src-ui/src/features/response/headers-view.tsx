import styles from '@/features/response/headers-view.module.css';
import { t } from '@/lib/messages/translate';
import type { ResponseHead } from '@/lib/model/exchange';

export function HeadersView({ head }: { head: ResponseHead | null }) {
  if (head === null) return <p className={styles.note}>{t('headers.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.headers} aria-label={t('headers.table')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('headers.name')}</th>
            <th scope="col">{t('headers.value')}</th>
          </tr>
        </thead>
        <tbody>
          {head.headers.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t('headers.note')}</p>
    </section>
  );
}
