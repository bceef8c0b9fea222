import styles from '@/features/response/response-pane.module.css';
import { t } from '@/lib/messages/translate';
import { SEND_KEYS } from '@/lib/shortcuts';

export function EmptyResponse() {
  return (
    <div className={styles.empty}>
      <h2>{t('response.empty')}</h2>
      <p>
        {t('response.emptyPress')} <kbd>{SEND_KEYS}</kbd> {t('response.emptyText')}
      </p>
    </div>
  );
}
