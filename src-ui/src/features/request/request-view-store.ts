import { create } from 'zustand';

export type RequestView = 'body' | 'headers' | 'variables' | 'code';

interface RequestViewState {
  view: RequestView;
  show(view: RequestView): void;
}

/** Which part of the request is looked at. */
export const useRequestView = create<RequestViewState>()((set) => ({
  view: 'body',
  show: (view) => set({ view }),
}));
