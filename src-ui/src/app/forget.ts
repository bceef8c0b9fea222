import { useHistory } from '@/features/history/history-store';
import { removeRunsOfOthers } from '@/features/history/remove-others';
import { removeDraftsOfOthers } from '@/features/request/draft-storage';
import { useTabs } from '@/features/request/tabs-store';
import { removeVariablesOfOthers, useVariables } from '@/features/request/variables/variables-store';
import { removeWindowsOfOthers } from '@/features/request/window-storage';

/** The user signs out, perhaps of a machine that others use: each feature removes what it has kept. */
export async function forgetEverything(): Promise<void> {
  useTabs.getState().forget();
  useVariables.getState().forget();
  await useHistory.getState().forget();
}

/** Someone begins to work: nothing may be left of whoever did before in this browser and did not sign out. */
export function forgetOthers(user: string | null): void {
  if (user === null) return;
  removeDraftsOfOthers(user);
  removeWindowsOfOthers(user);
  removeVariablesOfOthers(user);
  // Without a storage for runs there are none.
  removeRunsOfOthers(user).catch(() => {});
}
