/** How long a reload may take until the page before it has let go. */
const PATIENCE = 1000;

const nameOf = (window: string) => `prompt-passthrough.window/${window}`;
const heldForever = () => new Promise<never>(() => {});

/** Takes a window's tabs for this page, as long as it lives. False while another page holds them; never fails. */
export function claimWindow(window: string, isPatient: boolean): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock === null ? undefined : heldForever();
    };
    const options = isPatient ? { signal: AbortSignal.timeout(PATIENCE) } : { ifAvailable: true };
    navigator.locks.request(nameOf(window), options, hold).catch(reject);
  }).catch(() => false);
}

/** Locks exist on secure origins only. Without them no page can know whether another one is still there. */
export function canClaim(): boolean {
  return typeof navigator !== 'undefined' && 'locks' in navigator;
}
