import { MOST_COLUMNS, useColumns } from '@/app/compare/columns';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/messages/translate';
import { SEND_KEYS } from '@/lib/shortcuts';

interface CompareToolsProps {
  isRunning: boolean;
  cannotSend: boolean;
  onSend: () => void;
  onStop: () => void;
}

/** What acts on all columns. */
export function CompareTools({ isRunning, cannotSend, onSend, onStop }: CompareToolsProps) {
  const { columns, add } = useColumns();
  return (
    <>
      <Button icon="plus" disabled={columns.length >= MOST_COLUMNS} onClick={add}>
        {t('compare.add')}
      </Button>
      {isRunning ? (
        <Button look="danger" icon="stop" onClick={onStop}>
          {t('compare.stopAll')}
        </Button>
      ) : (
        <Button look="primary" icon="send" title={SEND_KEYS} disabled={cannotSend} onClick={onSend}>
          {t('compare.send')}
        </Button>
      )}
    </>
  );
}
