import { useId, useRef } from 'react';
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
  const editor = useRef<HTMLDivElement>(null);
  const rows = [...headers, EMPTY_ROW];
  // Emptied to be written anew, a row keeps its place: what is typed on must not go into the next one.
  const put = (index: number, row: HeaderRow) => {
    const written = rows.with(index, row);
    const last = written.findLastIndex(({ name, value }) => name + value !== '');
    useDraft.getState().change({ headers: written.slice(0, last + 1) });
  };
  const remove = (index: number) => {
    // The last row goes with its button: one writes on in the empty one that takes its place.
    if (index === headers.length - 1) fieldOf(editor.current, index)?.focus();
    useDraft.getState().change({ headers: headers.toSpliced(index, 1) });
  };

  return (
    <div className={styles.editor} ref={editor}>
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
            onRemove={index < headers.length ? () => remove(index) : null}
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

/** Where the name of a row is written. */
function fieldOf(editor: HTMLElement | null, index: number): HTMLElement | null {
  return editor?.querySelectorAll<HTMLElement>('input[list]')[index] ?? null;
}
