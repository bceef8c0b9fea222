import { useEffect } from 'react';
import { useSessionState } from '@/features/session/session-store';

const CHANNEL = 'prompt-passthrough.sign-out';

/** The other tabs show the same user's work, and would write it back into this browser's storage. */
export function tellOtherTabs(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
}

/** Lets go of everything when the user signs out in another tab. */
export function useSignOutElsewhere(forget: () => Promise<void>): void {
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => {
      useSessionState.getState().signedOut();
      void forget();
    };
    return () => channel.close();
  }, [forget]);
}
