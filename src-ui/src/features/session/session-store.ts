import { create } from 'zustand';
import { type Session, userKey } from '@/features/session/session';

export type SessionPhase = 'unknown' | 'active' | 'over' | 'resumed' | 'other-user' | 'signed-out';

export interface SessionState {
  phase: SessionPhase;
  /** The user whose work this page holds: the first one seen, whoever signs in later. */
  owner: Session | null;
  latest: Session | null;
  seen(session: Session): void;
  ended(): void;
  acknowledge(): void;
  /** The user has signed out in another tab; nothing brings this page back but opening it anew. */
  signedOut(): void;
}

export const useSessionState = create<SessionState>()((set, get) => ({
  phase: 'unknown',
  owner: null,
  latest: null,
  seen(session) {
    const { owner, phase } = get();
    if (phase === 'signed-out') return;
    if (owner !== null && userKey(owner) !== userKey(session)) set({ phase: 'other-user', latest: session });
    else if (phase === 'over') set({ phase: 'resumed', owner: owner ?? session, latest: session });
    else set({ phase: phase === 'resumed' ? 'resumed' : 'active', owner: owner ?? session, latest: session });
  },
  ended() {
    if (get().phase !== 'signed-out') set({ phase: 'over' });
  },
  acknowledge() {
    if (get().phase === 'resumed') set({ phase: 'active' });
  },
  signedOut() {
    set({ phase: 'signed-out', latest: null });
  },
}));
