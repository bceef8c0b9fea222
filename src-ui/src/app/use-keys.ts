import { useEffect } from 'react';
import { goTo } from '@/app/go-to';
import { isCovered, useLayout } from '@/app/layout-store';
import { isHelpShortcut, isPaletteShortcut, paneNumber, readHelpKey } from '@/lib/shortcuts';

/** The keys that work wherever the focus is; each is in the list that `?` opens. */
export function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { change, overlay } = useLayout.getState();
      const pane = paneNumber(event);
      if (isPaletteShortcut(event)) change({ overlay: overlay === 'palette' ? null : 'palette' });
      else if (isCovered(useLayout.getState())) return;
      else if (isHelpShortcut(event) && readHelpKey()) change({ overlay: 'shortcuts' });
      else if (pane !== null) goTo(pane);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
