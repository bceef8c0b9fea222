import { Content, List, Root, Trigger } from '@radix-ui/react-tabs';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { RenameForm } from '@/features/request/rename-form';
import styles from '@/features/request/request-tabs.module.css';
import { tabLabel } from '@/features/request/tab-label';
import { TabTools, type TabToolsProps } from '@/features/request/tab-tools';
import { useTabs } from '@/features/request/tabs-store';
import { t } from '@/lib/messages/translate';

interface RequestTabsProps extends Omit<TabToolsProps, 'onRename' | 'onClose'> {
  /** How the exchange of a tab stands. */
  mark: (tab: string) => ReactNode;
  onClose: (tab: string) => void;
  onRename: (name: string) => void;
  /** At the end of the strip: what opens or takes along a request as a whole. */
  end?: ReactNode;
  children: ReactNode;
}

/** The open requests, and below them the one that is shown. */
export function RequestTabs({ mark, onClose, onRename, end, children, ...tools }: RequestTabsProps) {
  const { tabs, activeId, show } = useTabs();
  const [isRenaming, setRenaming] = useState(false);
  const activeTab = useRef<HTMLButtonElement>(null);
  const active = tabs.find(({ id }) => id === activeId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab must come into view when it is shown
  useEffect(() => activeTab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [activeId]);

  return (
    <Root className={styles.root} value={activeId} onValueChange={show}>
      <div className={styles.strip}>
        {isRenaming && active ? (
          <RenameForm
            name={tabLabel(active.draft)}
            onRename={onRename}
            onEnd={() => {
              setRenaming(false);
              requestAnimationFrame(() => activeTab.current?.focus());
            }}
          />
        ) : (
          <>
            <List className={styles.list} aria-label={t('tabs.label')}>
              {tabs.map(({ id, draft }) => (
                <Trigger
                  key={id}
                  ref={id === activeId ? activeTab : null}
                  className={styles.tab}
                  value={id}
                  title={t('tabs.hint', { name: tabLabel(draft) })}
                  onDoubleClick={() => setRenaming(true)}
                  onAuxClick={(event) => event.button === 1 && onClose(id)}
                  onKeyDown={(event) => {
                    if (event.key === 'F2') setRenaming(true);
                    if (event.key !== 'Delete') return;
                    onClose(id);
                    requestAnimationFrame(() => activeTab.current?.focus());
                  }}
                >
                  <span className={styles.name}>{tabLabel(draft)}</span>
                  <span className={styles.mark}>{mark(id)}</span>
                  {/* For the pointer; by keyboard it is Delete, the menu, or the shortcut. */}
                  <span
                    className={styles.close}
                    aria-hidden="true"
                    onMouseDown={(event) => event.stopPropagation()}
                    onClick={() => onClose(id)}
                  >
                    <Icon name="cross" />
                  </span>
                </Trigger>
              ))}
            </List>
            <TabTools {...tools} onRename={() => setRenaming(true)} onClose={() => onClose(activeId)} />
          </>
        )}
        {end}
      </div>
      <Content className={styles.panel} value={activeId} tabIndex={-1}>
        {children}
      </Content>
    </Root>
  );
}
