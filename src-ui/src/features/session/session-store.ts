import { create } from 'zustand';
import type { Session } from '@/features/session/session';

export type SessionPhase = 'unknown' | 'active' | 'over' | 'resumed' | 'other-user';

export interface SessionState {
  phase: SessionPhase;
  /** The user whose work this page holds: the first one seen, whoever signs in later. */
  owner: Session | null;
  latest: Session | null;
  seen(session: Session): void;
  ended(): void;
  acknowledge(): void;
}

export const useSessionState = create<SessionState>()((set, get) => ({
  phase: 'unknown',
  owner: null,
  latest: null,
  seen(session) {
    const { owner, phase } = get();
    if (owner !== null && owner.subject !== session.subject) set({ phase: 'other-user', latest: session });
    else if (phase === 'over') set({ phase: 'resumed', owner: owner ?? session, latest: session });
    else set({ phase: phase === 'resumed' ? 'resumed' : 'active', owner: owner ?? session, latest: session });
  },
  ended() {
    set({ phase: 'over' });
  },
  acknowledge() {
    if (get().phase === 'resumed') set({ phase: 'active' });
  },
}));
