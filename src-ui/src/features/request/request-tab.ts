import type { Draft } from '@/features/request/draft';

/** One request of several, with its draft as it was last kept. */
export interface RequestTab {
  id: string;
  draft: Draft;
}

/** The tabs of one window. There is always one. */
export interface TabList {
  windowId: string;
  tabs: readonly RequestTab[];
  activeId: string;
}
