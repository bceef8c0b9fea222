import { useCallback, useEffect } from 'react';
import { sendDraft } from '@/app/send-draft';
import type { PageConfig } from '@/config/page-config';
import { exchangeOf, isActive, useExchange, useExchangeOf } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import type { Provider } from '@/lib/model/provider';
import { isSendShortcut } from '@/lib/shortcuts';

/** Send and Stop of the active tab, by button and by key. */
export function useSend(config: PageConfig, provider: Provider | null, onSent: () => void) {
  const tab = useDraft((state) => state.tabId);
  const isSending = isActive(useExchangeOf(tab));
  const stop = useCallback(() => useExchange.getState().stop(tab), [tab]);
  const send = useCallback(async () => {
    if (await sendDraft(config, provider)) onSent();
  }, [config, provider, onSent]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isSendShortcut(event)) return;
      // Before the editor, where the same keys would add a line.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (isActive(exchangeOf(tab))) stop();
      else void send();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [send, stop, tab]);

  return { isSending, send: () => void send(), stop };
}
