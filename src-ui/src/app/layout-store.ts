import { create } from 'zustand';

export type PaneId = 'request' | 'response' | 'history';
export type Overlay = 'palette' | 'shortcuts' | 'import' | 'share' | 'compare';

interface LayoutState {
  /** The one that a phone shows, for each request tab. */
  panes: Readonly<Record<string, PaneId>>;
  isDetailsOpen: boolean;
  isHistoryOpen: boolean;
  overlay: Overlay | null;
  /** The kept run that is compared with the active tab. */
  diffWith: string | null;
  change(change: Partial<Pick<LayoutState, 'isDetailsOpen' | 'overlay' | 'diffWith'>>): void;
  showPane(tab: string, pane: PaneId): void;
  openHistory(isOpen: boolean): void;
}

const KEY = 'prompt-passthrough.history';
/** Where there is room for three columns; absent where nothing is laid out. */
const wide = typeof matchMedia === 'function' ? matchMedia('(width >= 69rem)') : null;
const isWide = () => wide?.matches ?? false;

/** What is shown, and where: the same for every request tab. */
export const useLayout = create<LayoutState>()((set) => ({
  panes: {},
  isDetailsOpen: false,
  isHistoryOpen: readHistoryOpen(),
  overlay: null,
  diffWith: null,
  // Two that lie over the work would lie over each other.
  change: (change) => set({ ...(isOpening(change) ? { overlay: null, diffWith: null } : {}), ...change }),
  showPane: (tab, pane) => set(({ panes }) => ({ panes: { ...panes, [tab]: pane } })),
  openHistory(isOpen) {
    set({ isHistoryOpen: isOpen });
    // Below that width it is a drawer, which is closed again at once.
    if (isWide()) keepHistoryOpen(isOpen);
  },
}));

/** Whether something lies over the work, and has the keys. */
export function isCovered({ overlay, diffWith }: LayoutState): boolean {
  return overlay !== null || diffWith !== null;
}

function isOpening({ overlay, diffWith }: Parameters<LayoutState['change']>[0]): boolean {
  return overlay != null || diffWith != null;
}

// What stood beside the work must not lie over it because the window has become smaller.
wide?.addEventListener('change', () => useLayout.setState({ isHistoryOpen: readHistoryOpen() }));

/** Open from the start where there is room for three columns, unless it was closed. */
function readHistoryOpen(): boolean {
  if (!isWide()) return false;
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? matchMedia('(width >= 90rem)').matches : kept === 'open';
  } catch {
    return false;
  }
}

function keepHistoryOpen(isOpen: boolean): void {
  try {
    localStorage.setItem(KEY, isOpen ? 'open' : 'closed');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
