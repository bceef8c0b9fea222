import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import styles from '@/features/response/raw-view.module.css';
import { saveReply } from '@/features/response/save-reply';
import { formatBytes } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import { type Exchange, hasReply } from '@/lib/model/exchange';

/** Why there is no text to see. */
export function RawMessage({ exchange }: { exchange: Exchange }) {
  if (exchange.format === 'binary') {
    return <p className={styles.message}>{t('raw.binary', { type: exchange.head?.contentType ?? '' })}</p>;
  }
  const isEmpty = exchange.receivedBytes === 0 && exchange.phase === 'finished';
  if (!isEmpty) return null;
  return <p className={styles.message}>{t(hasReply(exchange) ? 'raw.empty' : 'raw.noReply')}</p>;
}

export function LargeGate({ exchange, onView }: { exchange: Exchange; onView: () => void }) {
  return (
    <div className={styles.gate}>
      <p>
        <strong>{formatBytes(exchange.receivedBytes)}</strong> {t('raw.large')}
      </p>
      <div className={styles.choices}>
        <Button icon="panel" onClick={onView}>
          {t('raw.view')}
        </Button>
        <Button icon="save" onClick={() => saveReply(exchange)}>
          {t('raw.download')}
        </Button>
        <CopyButton name={t('raw.copy')} word={t('tool.copy')} read={() => exchange.rawText} />
      </div>
    </div>
  );
}
