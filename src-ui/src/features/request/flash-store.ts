import { create } from 'zustand';

interface FlashState {
  message: { tone: 'good' | 'bad'; text: string } | null;
  show(tone: 'good' | 'bad', text: string): void;
  clear(): void;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** One short line about the last command. A failure stays until the next command; a success may go. */
export const useFlash = create<FlashState>()((set) => ({
  message: null,
  show(tone, text) {
    clearTimeout(timer);
    set({ message: { tone, text } });
    if (tone === 'good') timer = setTimeout(() => set({ message: null }), 6000);
  },
  clear: () => set({ message: null }),
}));
