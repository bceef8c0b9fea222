import { create } from 'zustand';
import { useDraft } from '@/features/request/draft-store';
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
  /** Each tab has its own: what is asked of one request must not change another. */
  byTab: ReadonlyMap<string, SwitchNotice>;
  /** Shows it in the active tab. */
  show(notice: SwitchNotice | null): void;
  keepOnly(tabs: ReadonlySet<string>): void;
}

export const useSwitchNotice = create<SwitchState>()((set, get) => ({
  byTab: new Map(),
  show(notice) {
    const byTab = new Map(get().byTab);
    const { tabId } = useDraft.getState();
    if (notice === null) byTab.delete(tabId);
    else byTab.set(tabId, notice);
    set({ byTab });
  },
  keepOnly(tabs) {
    set({ byTab: new Map([...get().byTab].filter(([tab]) => tabs.has(tab))) });
  },
}));
