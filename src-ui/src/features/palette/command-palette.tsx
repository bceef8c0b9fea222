import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Keys } from '@/components/ui/keys';
import { Modal } from '@/components/ui/modal';
import { type Command, findCommands } from '@/features/palette/command';
import styles from '@/features/palette/command-palette.module.css';
import { t } from '@/lib/messages/translate';

interface CommandPaletteProps {
  commands: readonly Command[];
  onClose: () => void;
}

/** Type a few letters, press Enter. The field keeps the focus; the list follows the ARIA combobox pattern. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = findCommands(commands, query);
  const current = Math.min(active, found.length - 1);
  const activeOption = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the option to show changes with the index
  useEffect(() => activeOption.current?.scrollIntoView({ block: 'nearest' }), [current]);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    // Gone before the command runs: while it lies over the page, and as it goes, the focus is its own.
    flushSync(onClose);
    command.run?.();
  };
  const press = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setActive(current >= last ? 0 : current + 1);
    else if (event.key === 'ArrowUp') setActive(current <= 0 ? last : current - 1);
    else if (event.key === 'Enter') run(found[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal title={t('palette.title')} describedBy={`${id}-text`} className={styles.palette} onClose={onClose}>
      <p id={`${id}-text`} className="visually-hidden">
        {t('palette.text')}
      </p>
      <input
        className={styles.field}
        role="combobox"
        aria-label={t('palette.field')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        placeholder={t('palette.field')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={t('palette.title')}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={command.id}
            id={`${id}-${index}`}
            ref={index === current ? activeOption : null}
            role="option"
            className={styles.option}
            aria-selected={index === current}
            onPointerMove={() => setActive(index)}
            onClick={() => run(command)}
          >
            <span className={styles.title}>{command.title}</span>
            <span className={styles.group}>{command.group}</span>
            {command.keys && <Keys keys={command.keys} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
    </Modal>
  );
}
