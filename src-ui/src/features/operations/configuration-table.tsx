import { useState } from 'react';
import type { ConfigurationEntry } from '@/features/operations/operations';
import styles from '@/features/operations/operations.module.css';
import { t } from '@/lib/messages/translate';

/** What is set and where; a value that is not shown never came here. */
export function ConfigurationTable({ entries }: { entries: readonly ConfigurationEntry[] }) {
  const [wanted, setWanted] = useState('');
  const shown = entries.filter(({ key }) => key.includes(wanted.trim().toLowerCase()));
  return (
    <>
      <input
        type="search"
        className={styles.filter}
        placeholder={t('ops.filter')}
        aria-label={t('ops.filter')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('ops.key')}</th>
            <th scope="col">{t('ops.value')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, value, source }) => (
            <tr key={key}>
              <th scope="row">
                <code>{key}</code>
                <span className={styles.soft}>{source}</span>
              </th>
              <td>
                {value === null ? (
                  <span className={styles.soft}>{t('ops.hidden')}</span>
                ) : (
                  <code>{value}</code>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={styles.soft}>{t('ops.noKeys')}</p>}
    </>
  );
}
