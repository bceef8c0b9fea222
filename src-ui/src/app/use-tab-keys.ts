import { useEffect } from 'react';
import { isCovered, useLayout } from '@/app/layout-store';
import { closeTab, newTab, stepTab } from '@/app/tabs';
import { useTabs } from '@/features/request/tabs-store';
import { tabCommand } from '@/lib/shortcuts';

/** The keys for tabs, wherever the focus is; the browser keeps Ctrl+T, Ctrl+W and Ctrl+Tab for its own. */
export function useTabKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = tabCommand(event);
      // What lies over the tabs has the keys.
      if (command === null || isCovered(useLayout.getState())) return;
      event.preventDefault();
      event.stopPropagation();
      const { activeId, reopen, move } = useTabs.getState();
      // Held down, a key steps on; it must not open or close a dozen tabs.
      if (command === 'previous') stepTab(-1);
      else if (command === 'next') stepTab(1);
      else if (event.repeat) return;
      else if (command === 'new') newTab();
      else if (command === 'close') closeTab(activeId);
      else if (command === 'reopen') reopen();
      else move(activeId, command === 'move-left' ? -1 : 1);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
