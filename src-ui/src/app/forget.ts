import { useHistory } from '@/features/history/history-store';
import { useTabs } from '@/features/request/tabs-store';

/** The user signs out, perhaps of a machine that others use: each feature removes what it has kept. */
export async function forgetEverything(): Promise<void> {
  useTabs.getState().forget();
  await useHistory.getState().forget();
}
