import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { formatBody, newBody, openFile, saveBody } from '@/features/request/body-commands';
import styles from '@/features/request/body-toolbar.module.css';
import { useDraft } from '@/features/request/draft-store';
import { t } from '@/lib/messages/translate';

interface BodyToolbarProps {
  wrap: boolean;
  onWrap: (isOn: boolean) => void;
}

export function BodyToolbar({ wrap, onWrap }: BodyToolbarProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const { canUndo, canRedo } = useDraft((state) => state.history);
  const port = useDraft((state) => state.port);
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('tool.label')}>
      <Button look="quiet" icon="new" onClick={newBody}>
        {t('tool.new')}
      </Button>
      <Button
        look="quiet"
        icon="open"
        aria-label={t('tool.openLabel')}
        onClick={() => chooser.current?.click()}
      >
        {t('tool.open')}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('tool.openLabel')}
        accept=".json,.jsonl,.txt,application/json,text/plain"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void openFile(file);
          // Choosing the same file again must open it again.
          event.target.value = '';
        }}
      />
      <Button look="quiet" icon="save" aria-label={t('tool.saveLabel')} onClick={saveBody}>
        {t('tool.save')}
      </Button>
      <span className={styles.gap} />
      <Button look="quiet" icon="format" onClick={() => void formatBody()}>
        {t('tool.format')}
      </Button>
      <Button look="quiet" icon="undo" disabled={!canUndo} onClick={() => port?.undo()}>
        {t('tool.undo')}
      </Button>
      <Button look="quiet" icon="redo" disabled={!canRedo} onClick={() => port?.redo()}>
        {t('tool.redo')}
      </Button>
      <span className={styles.gap} />
      <CopyButton
        look="quiet"
        name={t('tool.copyBody')}
        word={t('tool.copy')}
        read={() => port?.text() ?? useDraft.getState().draft.body}
      />
      <Button
        look="quiet"
        icon="wrap"
        aria-label={t('tool.wrapLabel')}
        aria-pressed={wrap}
        onClick={() => onWrap(!wrap)}
      >
        {t('tool.wrap')}
      </Button>
    </div>
  );
}
