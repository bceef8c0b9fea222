import { useLayout } from '@/app/layout-store';
import styles from '@/app/top-bar.module.css';
import { Button } from '@/components/ui/button';
import { Keys } from '@/components/ui/keys';
import { t } from '@/lib/messages/translate';
import { PALETTE_KEYS } from '@/lib/shortcuts';

/** What concerns all requests: earlier ones, several at once, and every command by name. */
export function TopTools() {
  const { isHistoryOpen, openHistory, change } = useLayout();
  return (
    <div className={styles.tools}>
      <span className={styles.wideOnly}>
        <Button
          look="quiet"
          icon="history"
          aria-expanded={isHistoryOpen}
          title={t('history.title')}
          onClick={() => openHistory(!isHistoryOpen)}
        >
          <Word>{t('history.title')}</Word>
        </Button>
      </span>
      <span className={styles.wideOnly}>
        <Button
          look="quiet"
          icon="columns"
          title={t('compare.title')}
          onClick={() => change({ overlay: 'compare' })}
        >
          <Word>{t('compare.short')}</Word>
        </Button>
      </span>
      <Button
        look="quiet"
        icon="command"
        title={`${t('palette.open')} (${PALETTE_KEYS})`}
        onClick={() => change({ overlay: 'palette' })}
      >
        <Word>{t('palette.open')}</Word>
        <span className={`${styles.toolWord} ${styles.keys}`}>
          <Keys keys={PALETTE_KEYS} />
        </span>
      </Button>
    </div>
  );
}

/** Without room for the word, the button's title still names it. */
function Word({ children }: { children: string }) {
  return <span className={styles.toolWord}>{children}</span>;
}
