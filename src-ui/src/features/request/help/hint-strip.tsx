import { Icon } from '@/components/ui/icon';
import { useDraft } from '@/features/request/draft-store';
import { useHelp } from '@/features/request/help/help-store';
import styles from '@/features/request/problem-strip.module.css';
import { showBody } from '@/features/request/request-view-store';
import { t } from '@/lib/messages/translate';

/** How many hints there are, to be listed; and the one at the cursor. None of them keeps the request from going out. */
export function HintStrip() {
  const port = useDraft((state) => state.port);
  const { hints, current } = useHelp();
  if (hints.length === 0) return null;
  return (
    <>
      <span className={styles.soft}>
        <Icon name="info" />
        <button
          type="button"
          className={styles.place}
          title={t('help.listHint')}
          onClick={() => {
            showBody();
            port?.listHints();
          }}
        >
          {t('help.hints', { count: hints.length })}
        </button>
      </span>
      {current && (
        <span className={styles.current}>{t('json.at', { line: current.line, what: current.message })}</span>
      )}
    </>
  );
}
