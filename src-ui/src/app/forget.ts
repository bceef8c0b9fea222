import { useHistory } from '@/features/history/history-store';
import { useTabs } from '@/features/request/tabs-store';
import { useVariables } from '@/features/request/variables/variables-store';

/** The user signs out, perhaps of a machine that others use: each feature removes what it has kept. */
export async function forgetEverything(): Promise<void> {
  useTabs.getState().forget();
  useVariables.getState().forget();
  await useHistory.getState().forget();
}
