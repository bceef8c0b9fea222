import { useId } from 'react';
import styles from '@/features/response/events-view.module.css';
import type { EventFilter } from '@/features/response/use-matching-events';
import { t } from '@/lib/messages/translate';

interface EventFilterBarProps {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
  types: readonly string[];
  shown: number;
  total: number;
}

export function EventFilterBar({ filter, onChange, types, shown, total }: EventFilterBarProps) {
  const id = useId();
  return (
    <search className={styles.filter}>
      <label className="visually-hidden" htmlFor={id}>
        {t('events.filter')}
      </label>
      <input
        id={id}
        type="search"
        className={styles.query}
        placeholder={t('events.filter')}
        value={filter.query}
        onChange={(event) => onChange({ ...filter, query: event.target.value })}
      />
      {types.length > 1 && (
        <select
          className={styles.types}
          aria-label={t('events.type')}
          value={filter.type ?? ''}
          onChange={(event) => onChange({ ...filter, type: event.target.value || null })}
        >
          <option value="">{t('events.everyType')}</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {type === ':' ? t('events.comment') : type}
            </option>
          ))}
        </select>
      )}
      <output className={styles.shown} htmlFor={id}>
        {shown === total ? t('events.all', { count: total }) : t('events.some', { shown, total })}
      </output>
    </search>
  );
}
