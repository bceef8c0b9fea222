import { readDraft, removeDraft } from '@/features/request/draft-storage';
import type { RequestTab, TabList } from '@/features/request/request-tab';
import { canClaim, claimWindow } from '@/features/request/window-claim';
import {
  type KeptWindow,
  readKeptWindows,
  readOwnWindow,
  removeOwnWindow,
  removeWindow,
} from '@/features/request/window-storage';
import { newId } from '@/lib/new-id';

/** The tabs to begin with: this window's own, else those of windows that are gone. */
export async function restoreTabs(user: string): Promise<TabList | null> {
  const own = readOwnWindow(user);
  const list = own === null ? await adopt(user) : await takeUp(user, own);
  return list !== null && list.tabs.length > 0 ? list : null;
}

/** A reload. A window that the browser duplicated brings the other's tabs along, and works on copies of them. */
async function takeUp(user: string, own: KeptWindow): Promise<TabList> {
  if (!canClaim() || (await claimWindow(own.id, true))) return listOf(user, own);
  const list = copyOf(listOf(user, own));
  removeOwnWindow(user, own.id);
  return list;
}

/** Where no page can know which windows are gone, so many are kept. */
const MOST_KEPT = 5;

/** Nothing of a closed window is lost: the next one goes on with it. */
async function adopt(user: string): Promise<TabList | null> {
  const kept = readKeptWindows(user);
  if (!canClaim()) return copyLatest(user, kept);
  const gone: KeptWindow[] = [];
  for (const window of kept) if (await claimWindow(window.id, false)) gone.push(window);
  const [latest, ...others] = gone;
  if (latest === undefined) return null;
  for (const other of others) removeWindow(user, other.id);
  const { tabs, ...list } = listOf(user, latest);
  return { ...list, tabs: [...tabs, ...others.flatMap((other) => listOf(user, other).tabs)] };
}

function copyLatest(user: string, kept: readonly KeptWindow[]): TabList | null {
  for (const old of kept.slice(MOST_KEPT)) {
    for (const tab of old.tabs) removeDraft(user, tab);
    removeWindow(user, old.id);
  }
  return kept[0] === undefined ? null : copyOf(listOf(user, kept[0]));
}

function listOf(user: string, kept: KeptWindow): TabList {
  const tabs = kept.tabs.map((id) => ({ id, draft: readDraft(user, id) }));
  const whole = tabs.filter((tab): tab is RequestTab => tab.draft !== null);
  return listWith(kept.id, whole, kept.activeId);
}

function copyOf({ tabs, activeId }: TabList): TabList {
  const copies = tabs.map(({ draft }) => ({ id: newId(), draft }));
  const active = tabs.findIndex(({ id }) => id === activeId);
  return listWith(newId(), copies, copies[active]?.id ?? '');
}

function listWith(windowId: string, tabs: readonly RequestTab[], wanted: string): TabList {
  const active = tabs.find(({ id }) => id === wanted) ?? tabs[0];
  return { windowId, tabs, activeId: active?.id ?? '' };
}
