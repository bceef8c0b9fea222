import { useState } from 'react';
import { Button } from '@/components/ui/button';
import styles from '@/features/history/history-list.module.css';
import { useHistory } from '@/features/history/history-store';
import { t } from '@/lib/messages/translate';

/** Whether runs are kept, and the way to lose them all: asked once more, since nothing brings them back. */
export function HistoryFoot({ isEmpty }: { isEmpty: boolean }) {
  const { isKeeping, keep, clear } = useHistory();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.foot}>
      <label className={styles.keep}>
        <input type="checkbox" checked={!isKeeping} onChange={(event) => keep(!event.target.checked)} />
        {t('history.doNotKeep')}
      </label>
      {isAsking && (
        <span className={styles.asking}>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false);
              void clear();
            }}
          >
            {t('history.clearSure')}
          </Button>
          {/* The question stands where it was asked for, and a second Enter deletes nothing. */}
          <Button look="quiet" autoFocus onClick={() => setAsking(false)}>
            {t('dialog.cancel')}
          </Button>
        </span>
      )}
      <Button look="quiet" hidden={isAsking} disabled={isEmpty} onClick={() => setAsking(true)}>
        {t('history.clear')}
      </Button>
    </div>
  );
}
