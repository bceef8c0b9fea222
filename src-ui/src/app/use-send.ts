import { useCallback, useEffect } from 'react';
import { isCovered, useLayout } from '@/app/layout-store';
import { sendAgain, sendDraft } from '@/app/send-draft';
import type { PageConfig } from '@/config/page-config';
import { exchangeOf, isActive, useExchange } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import type { Provider } from '@/lib/model/provider';
import { sendCommand } from '@/lib/shortcuts';

/** Send and Stop of the active tab, by button and by key. */
export function useSend(config: PageConfig, provider: Provider | null, onSent: () => void) {
  const tab = useDraft((state) => state.tabId);
  const isSending = useExchange(({ byTab }) => isActive(byTab[tab] ?? null));
  const hasSent = useExchange(({ byTab }) => byTab[tab] !== undefined);
  const stop = useCallback(() => useExchange.getState().stop(tab), [tab]);
  const send = useCallback(async () => {
    if (await sendDraft(config, provider)) onSent();
  }, [config, provider, onSent]);

  const resend = useCallback(() => {
    if (sendAgain(config, tab)) onSent();
  }, [config, tab, onSent]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = sendCommand(event);
      // What lies over the work has the keys.
      if (command === null || isCovered(useLayout.getState())) return;
      // Before the editor, where the same keys would add a line.
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (isActive(exchangeOf(tab))) stop();
      else if (command === 'again') resend();
      else void send();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [send, stop, resend, tab]);

  return { isSending, send: () => void send(), stop, resend: hasSent ? resend : null };
}
