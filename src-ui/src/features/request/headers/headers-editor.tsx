import { useId } from 'react';
import { useDraft } from '@/features/request/draft-store';
import { HeaderFields } from '@/features/request/headers/header-fields';
import { EMPTY_ROW, type HeaderRow } from '@/features/request/headers/header-row';
import styles from '@/features/request/headers/headers-editor.module.css';
import { KNOWN_HEADERS } from '@/features/request/headers/known-headers';
import { t } from '@/lib/messages/translate';
import type { Family } from '@/lib/model/provider';

interface HeadersEditorProps {
  family: Family;
  csrfHeader: string;
}

/** The headers that go along with the body. There is always an empty row at the end to write in. */
export function HeadersEditor({ family, csrfHeader }: HeadersEditorProps) {
  const headers = useDraft((state) => state.draft.headers);
  const list = useId();
  const known = KNOWN_HEADERS[family];
  const rows = [...headers, EMPTY_ROW];
  const put = (index: number, row: HeaderRow) =>
    useDraft
      .getState()
      .change({ headers: rows.with(index, row).filter((each) => each.name + each.value !== '') });

  return (
    <div className={styles.editor}>
      <ul className={styles.rows}>
        {rows.map((row, index) => (
          <HeaderFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; names may repeat while one writes
            key={index}
            row={row}
            number={index + 1}
            list={list}
            csrfHeader={csrfHeader}
            onChange={(changed) => put(index, changed)}
            example={(name) => known.find((header) => header.name === name)?.example ?? ''}
            onRemove={index < headers.length ? () => put(index, EMPTY_ROW) : null}
          />
        ))}
      </ul>
      <datalist id={list}>
        {known.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <p className={styles.note}>{t('headersEditor.note')}</p>
    </div>
  );
}
