import { useState } from 'react';
import styles from '@/features/history/history-list.module.css';
import { t } from '@/lib/messages/translate';

/** A name for a run: Enter keeps it, Escape does not. */
export function LabelForm({ label, onEnd }: { label: string; onEnd: (label: string | null) => void }) {
  const [text, setText] = useState(label);
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        onEnd(text.trim());
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the run stood that was named
        autoFocus
        aria-label={t('history.label')}
        placeholder={t('history.label')}
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onEnd(text.trim())}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onEnd(null);
        }}
      />
    </form>
  );
}
