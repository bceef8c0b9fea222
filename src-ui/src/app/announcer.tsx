import { create } from 'zustand';

const useAnnouncement = create<{ text: string }>()(() => ({ text: '' }));

/** Tells a screen reader one short thing, without moving the focus. */
export function announce(text: string): void {
  useAnnouncement.setState({ text });
}

export function Announcer() {
  const text = useAnnouncement((state) => state.text);
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
