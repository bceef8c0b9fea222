import { create } from 'zustand';
import type { Provider } from '@/lib/model/provider';
import type { FilledTemplate } from '@/lib/model/request-template';

/** What the page asks or tells after a change of provider or template. */
export type SwitchNotice =
  | { kind: 'family'; from: Provider; to: Provider; template: FilledTemplate | null }
  | { kind: 'template'; template: FilledTemplate }
  | { kind: 'model'; name: string; better: string }
  | { kind: 'model-changed'; name: string; provider: string }
  | { kind: 'replaced' };

interface SwitchState {
  notice: SwitchNotice | null;
  show(notice: SwitchNotice | null): void;
}

export const useSwitchNotice = create<SwitchState>()((set) => ({
  notice: null,
  show: (notice) => set({ notice }),
}));
