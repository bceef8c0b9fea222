import { useState } from 'react';
import { portableDraft } from '@/app/portable';
import { useExchangeOf } from '@/features/exchange/exchange-store';
import { currentDraft, useDraft } from '@/features/request/draft-store';
import { ShareDialog } from '@/features/share/share-dialog';
import type { Provider } from '@/lib/model/provider';

/** The active tab's request as it stands now, and its latest run. */
export function ShareTab({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  const exchange = useExchangeOf(useDraft((state) => state.tabId));
  const [request] = useState(() => portableDraft(currentDraft(), provider));
  return <ShareDialog request={request} exchange={exchange} onClose={onClose} />;
}
