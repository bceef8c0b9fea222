import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import styles from '@/features/response/raw-view.module.css';
import { saveEvents, saveReply } from '@/features/response/save-reply';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

export type RawLayout = 'received' | 'formatted';

interface RawToolsProps {
  exchange: Exchange;
  layout: RawLayout;
  onLayout: (layout: RawLayout) => void;
  onFind: (() => void) | null;
}

export function RawTools({ exchange, layout, onLayout, onFind }: RawToolsProps) {
  return (
    <div className={styles.tools}>
      {exchange.format === 'json' && (
        <Segmented
          label={t('raw.layout')}
          segments={[
            { id: 'received', label: t('raw.asReceived') },
            { id: 'formatted', label: t('raw.formatted') },
          ]}
          value={layout}
          onChange={onLayout}
        />
      )}
      <span className={styles.space} />
      {onFind !== null && (
        <Button look="quiet" icon="find" iconOnly title={t('raw.find')} onClick={onFind}>
          {t('raw.find')}
        </Button>
      )}
      <CopyButton look="quiet" name={t('raw.copy')} word={t('tool.copy')} read={() => exchange.rawText} />
      {exchange.eventCount > 0 && (
        <Button look="quiet" icon="save" aria-label={t('events.save')} onClick={() => saveEvents(exchange)}>
          {t('events.saveShort')}
        </Button>
      )}
      <Button look="quiet" icon="save" aria-label={t('raw.save')} onClick={() => saveReply(exchange)}>
        {t('tool.save')}
      </Button>
    </div>
  );
}
