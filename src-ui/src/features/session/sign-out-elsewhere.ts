import { useEffect } from 'react';
import { useSessionState } from '@/features/session/session-store';

const CHANNEL = 'prompt-passthrough.sign-out';

let channel: BroadcastChannel | null = null;

/** One for the page: whoever speaks through it does not hear it, and the page that signs out must stay to do so. */
function shared(): BroadcastChannel | null {
  if (channel === null && typeof BroadcastChannel !== 'undefined') channel = new BroadcastChannel(CHANNEL);
  return channel;
}

/** The other tabs show the same user's work, and would write it back into this browser's storage. */
export function tellOtherTabs(): void {
  shared()?.postMessage('signed-out');
}

/** Lets go of everything when the user signs out in another tab. */
export function useSignOutElsewhere(forget: () => Promise<void>): void {
  useEffect(() => {
    const hear = () => {
      useSessionState.getState().signedOut();
      void forget();
    };
    const tabs = shared();
    tabs?.addEventListener('message', hear);
    return () => tabs?.removeEventListener('message', hear);
  }, [forget]);
}
