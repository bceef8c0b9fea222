import { create } from 'zustand';
import { type Draft, EMPTY_DRAFT, isEdited } from '@/features/request/draft';
import { removeAllDrafts, removeDraft, writeDraft } from '@/features/request/draft-storage';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import type { RequestTab, TabList } from '@/features/request/request-tab';
import { restoreTabs } from '@/features/request/restore-tabs';
import { canClaim, claimWindow } from '@/features/request/window-claim';
import { removeAllWindows, removeWindow, writeWindow } from '@/features/request/window-storage';
import { newId } from '@/lib/new-id';

interface ClosedTab {
  tab: RequestTab;
  index: number;
}

export interface TabsState extends TabList {
  /** Those that may be reopened, the latest last. */
  closed: readonly ClosedTab[];
  /** Under way or done: asked twice, as React does in development, it must not find the window taken by itself. */
  restored: { user: string; list: Promise<TabList | null> } | null;
  /** Takes up what the user had open; says whether there was anything. */
  restore(user: string): Promise<boolean>;
  /** Opens a tab beside the active one and shows it. */
  open(draft: Draft): string;
  show(id: string): void;
  /** Closing the only tab leaves an empty one for the same provider. */
  close(id: string): void;
  reopen(): void;
  /** Moves a tab by so many places. */
  move(id: string, by: number): void;
  /** Keeps everything as it is at this moment. */
  keep(): void;
  /** Removes all that is kept, and keeps nothing more: the user signs out. */
  forget(): void;
}

const MOST_CLOSED = 10;

export const useTabs = create<TabsState>()((set, get) => {
  const { tabId, draft } = useDraft.getState();
  const commit = (change: Partial<TabsState>) => {
    set(change);
    get().keep();
  };
  const insert = (tab: RequestTab, index: number, change: Partial<TabsState> = {}) => {
    set({ ...change, tabs: get().tabs.toSpliced(index, 0, tab) });
    get().show(tab.id);
  };
  /** Whatever was kept under another name goes from there, as it is kept under the right one from now on. */
  const leave = (user: string) => {
    useDraft.setState({ user: null });
    removeWindow(user, get().windowId);
    for (const tab of get().tabs) removeDraft(user, tab.id);
  };
  return {
    windowId: newId(),
    tabs: [{ id: tabId, draft }],
    activeId: tabId,
    closed: [],
    restored: null,
    async restore(user) {
      if (get().restored?.user !== user) set({ restored: { user, list: restoreTabs(user) } });
      const list = (await get().restored?.list) ?? null;
      if (useDraft.getState().user === user) return list !== null;
      const before = useDraft.getState().user;
      if (before !== null) leave(before);
      if (list !== null) {
        useDraft.getState().keep();
        // What was written before the user was known stays with the one who wrote it.
        const written = get().tabs.filter(({ draft }) => isEdited(draft));
        set({ ...list, tabs: [...list.tabs, ...written] });
        const active = list.tabs.find(({ id }) => id === list.activeId);
        if (active) useDraft.getState().show(active.id, active.draft);
      }
      if (canClaim()) await claimWindow(get().windowId, false);
      useDraft.setState({ user });
      for (const tab of get().tabs) writeDraft(user, tab.id, tab.draft);
      get().keep();
      return list !== null;
    },
    open(draft) {
      const tab = { id: newId(), draft };
      insert(tab, indexOf(get(), get().activeId) + 1);
      return tab.id;
    },
    show(id) {
      const tab = get().tabs.find((candidate) => candidate.id === id);
      if (tab === undefined || id === get().activeId) return;
      useDraft.getState().show(id, tab.draft);
      useFlash.getState().clear();
      commit({ activeId: id });
    },
    close(id) {
      const index = indexOf(get(), id);
      useDraft.getState().keep();
      const tab = get().tabs[index];
      if (tab === undefined) return;
      if (get().tabs.length === 1) get().open({ ...EMPTY_DRAFT, providerSlug: tab.draft.providerSlug });
      else if (id === get().activeId) get().show((get().tabs[index + 1] ?? get().tabs[index - 1])?.id ?? '');
      const closed = [...get().closed, { tab, index }].slice(-MOST_CLOSED);
      commit({ tabs: get().tabs.filter((other) => other.id !== id), closed });
      const { user } = useDraft.getState();
      if (user !== null) removeDraft(user, id);
    },
    reopen() {
      const last = get().closed.at(-1);
      if (last) insert(last.tab, last.index, { closed: get().closed.slice(0, -1) });
    },
    move(id, by) {
      const from = indexOf(get(), id);
      const to = Math.min(Math.max(from + by, 0), get().tabs.length - 1);
      const tab = get().tabs[from];
      if (tab) commit({ tabs: get().tabs.toSpliced(from, 1).toSpliced(to, 0, tab) });
    },
    keep() {
      useDraft.getState().keep();
      const { user } = useDraft.getState();
      const { windowId: id, tabs, activeId } = get();
      if (user !== null) writeWindow(user, { id, tabs: tabs.map((tab) => tab.id), activeId, at: Date.now() });
    },
    forget() {
      useDraft.setState({ user: null });
      removeAllDrafts();
      removeAllWindows();
    },
  };
});

/** The active tab's draft is written in one place, and known in the list. */
useDraft.subscribe(({ tabId, draft }, before) => {
  if (draft === before.draft) return;
  const tabs = useTabs.getState().tabs.map((tab) => (tab.id === tabId ? { id: tabId, draft } : tab));
  useTabs.setState({ tabs });
});

function indexOf({ tabs }: TabList, id: string): number {
  return tabs.findIndex((tab) => tab.id === id);
}
