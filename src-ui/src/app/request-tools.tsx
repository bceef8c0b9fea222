import { useLayout } from '@/app/layout-store';
import styles from '@/app/workbench.module.css';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/messages/translate';

/** A request from elsewhere, and the way elsewhere for this one. On a phone both are commands. */
export function RequestTools() {
  const change = useLayout((state) => state.change);
  return (
    <span className={styles.tools}>
      <Button look="quiet" icon="terminal" onClick={() => change({ overlay: 'import' })}>
        {t('import.title')}
      </Button>
      <Button
        look="quiet"
        icon="share"
        aria-label={t('share.title')}
        onClick={() => change({ overlay: 'share' })}
      >
        {t('share.short')}
      </Button>
    </span>
  );
}
