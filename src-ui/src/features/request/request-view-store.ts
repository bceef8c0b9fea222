import { flushSync } from 'react-dom';
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

/** At once: an editor that is not seen cannot take the focus. */
export function showBody(): void {
  flushSync(() => useRequestView.getState().show('body'));
}
