import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import styles from '@/features/request/request-tabs.module.css';
import { tabLabel } from '@/features/request/tab-label';
import { useTabs } from '@/features/request/tabs-store';
import { t } from '@/lib/messages/translate';
import { TAB_KEYS } from '@/lib/shortcuts';

export interface TabToolsProps {
  onNew: () => void;
  onDuplicate: () => void;
  onRename: () => void;
  onClose: () => void;
}

/** What can be done with the tabs, beside them. */
export function TabTools({ onNew, onDuplicate, onRename, onClose }: TabToolsProps) {
  const { closed, reopen, move, activeId } = useTabs();
  const last = closed.at(-1)?.tab.draft;
  return (
    <div className={styles.tools}>
      <Button look="quiet" icon="plus" iconOnly title={`${t('tabs.new')} (${TAB_KEYS.new})`} onClick={onNew}>
        {t('tabs.new')}
      </Button>
      <Disclosure label={t('tabs.more')}>
        <Button look="quiet" onClick={onRename}>
          {t('tabs.rename')}
          <kbd>F2</kbd>
        </Button>
        <Button look="quiet" onClick={onDuplicate}>
          {t('tabs.duplicate')}
        </Button>
        <Button look="quiet" onClick={() => move(activeId, -1)}>
          {t('tabs.moveLeft')}
          <kbd>{TAB_KEYS['move-left']}</kbd>
        </Button>
        <Button look="quiet" onClick={() => move(activeId, 1)}>
          {t('tabs.moveRight')}
          <kbd>{TAB_KEYS['move-right']}</kbd>
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('tabs.close')}
          <kbd>{TAB_KEYS.close}</kbd>
        </Button>
        {last && (
          <Button look="quiet" onClick={reopen}>
            {t('tabs.reopen', { name: tabLabel(last) })}
            <kbd>{TAB_KEYS.reopen}</kbd>
          </Button>
        )}
      </Disclosure>
    </div>
  );
}
