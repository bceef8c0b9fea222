import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/features/request/request-tabs.module.css';
import { t } from '@/lib/messages/translate';

interface RenameFormProps {
  name: string;
  onRename: (name: string) => void;
  onEnd: () => void;
}

/** Stands in the place of the tabs while one of them gets its name. */
export function RenameForm({ name, onRename, onEnd }: RenameFormProps) {
  const id = useId();
  const [value, setValue] = useState(name);
  return (
    <form
      className={styles.rename}
      onSubmit={(event) => {
        event.preventDefault();
        onRename(value);
        onEnd();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onEnd()}
    >
      <label htmlFor={id}>{t('tabs.name')}</label>
      <input
        id={id}
        aria-label={t('tabs.name')}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
        autoFocus
        maxLength={80}
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button look="primary" type="submit">
        {t('tabs.renameDone')}
      </Button>
      <Button look="quiet" onClick={onEnd}>
        {t('tabs.renameCancel')}
      </Button>
    </form>
  );
}
