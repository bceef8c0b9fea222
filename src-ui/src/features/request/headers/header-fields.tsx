import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { refusalOf } from '@/features/request/headers/header-policy';
import type { HeaderRow } from '@/features/request/headers/header-row';
import styles from '@/features/request/headers/headers-editor.module.css';
import { t } from '@/lib/messages/translate';

interface HeaderFieldsProps {
  row: HeaderRow;
  number: number;
  list: string;
  csrfHeader: string;
  onChange: (row: HeaderRow) => void;
  onRemove: (() => void) | null;
  example: (name: string) => string;
}

/** One header: whether it is sent, its name and value, and why it cannot be. */
export function HeaderFields({
  row,
  number,
  list,
  csrfHeader,
  onChange,
  onRemove,
  example,
}: HeaderFieldsProps) {
  const id = useId();
  const name = row.name.trim();
  const refusal = name === '' ? null : refusalOf(name, row.value, csrfHeader);
  return (
    <li className={styles.row}>
      <input
        type="checkbox"
        checked={row.isOn}
        disabled={onRemove === null}
        aria-label={t('headersEditor.on', { number })}
        onChange={(event) => onChange({ ...row, isOn: event.target.checked })}
      />
      <input
        className={styles.text}
        list={list}
        value={row.name}
        placeholder={t('headersEditor.name')}
        aria-label={t('headersEditor.nameOf', { number })}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : id}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) =>
          onChange({ ...row, name: target.value, value: row.value || example(target.value) })
        }
      />
      <input
        className={styles.text}
        value={row.value}
        placeholder={t('headersEditor.value')}
        aria-label={t('headersEditor.valueOf', { number })}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange({ ...row, value: event.target.value })}
      />
      {onRemove && (
        <Button
          look="quiet"
          icon="cross"
          iconOnly
          title={t('headersEditor.remove', { number })}
          onClick={onRemove}
        >
          {t('headersEditor.remove', { number })}
        </Button>
      )}
      {refusal && (
        <p id={id} className={styles.refusal} role="status">
          {t(`headersEditor.${refusal}`)}
        </p>
      )}
    </li>
  );
}
