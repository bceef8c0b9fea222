import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { Command } from '@/features/palette/command';
import styles from '@/features/palette/command-palette.module.css';
import { t } from '@/lib/messages/translate';
import { keepHelpKey, readHelpKey } from '@/lib/shortcuts';

/** Every key that does something, in one place. */
export function ShortcutSheet({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  const withKeys = commands.filter((command) => command.keys !== undefined);
  const [isHelpOn, setHelpOn] = useState(readHelpKey);
  const groups = [...new Set(withKeys.map((command) => command.group))];
  return (
    <Dialog
      title={t('keys.title')}
      description={t('keys.text')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
    >
      <div className={styles.groups}>
        {groups.map((group) => (
          <div key={group} className={styles.keysGroup}>
            <h3>{group}</h3>
            <dl>
              {withKeys
                .filter((command) => command.group === group)
                .map(({ id, title, keys }) => (
                  <div key={id}>
                    <dt>{title}</dt>
                    <dd>
                      <kbd>{keys}</kbd>
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </div>
      <label className={styles.help}>
        <input
          type="checkbox"
          checked={isHelpOn}
          onChange={(event) => {
            setHelpOn(event.target.checked);
            keepHelpKey(event.target.checked);
          }}
        />
        {t('keys.helpOn')}
      </label>
    </Dialog>
  );
}
