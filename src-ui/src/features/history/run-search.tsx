import { useId } from 'react';
import styles from '@/features/history/history-list.module.css';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';

interface RunSearchProps {
  value: string;
  onChange: (query: string) => void;
  count: number;
  total: number;
}

export function RunSearch({ value, onChange, count, total }: RunSearchProps) {
  const id = useId();
  return (
    <div className={styles.search}>
      <label className="visually-hidden" htmlFor={id}>
        {t('history.search')}
      </label>
      <input
        id={id}
        type="search"
        placeholder={t('history.search')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span role="status" className={value === '' ? 'visually-hidden' : styles.count}>
        {value !== '' && t('history.found', { count, total: formatCount(total) })}
      </span>
    </div>
  );
}
