import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

export interface ListboxItem {
  label: string;
  disabled?: boolean;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Letters that follow each other within this time belong to one word. */
const TYPING_PAUSE = 700;

/** Keys and focus of a select-only combobox: the focus stays on its button, the active option is only named. */
export function useListbox(
  items: readonly ListboxItem[],
  selected: number,
  onSelect: (index: number) => void,
) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(selected);
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  const open = (index = selected) => {
    setActive(Math.max(0, index));
    setOpen(true);
  };
  const close = () => setOpen(false);
  const choose = (index: number) => {
    const item = items[index];
    if (item === undefined || item.disabled) return;
    setOpen(false);
    if (index !== selected) onSelect(index);
  };
  const move = (to: number) => setActive(Math.min(items.length - 1, Math.max(0, to)));
  const find = (key: string, now: number) => {
    typed.current = { text: now - typed.current.at < TYPING_PAUSE ? typed.current.text + key : key, at: now };
    const start = typed.current.text.length > 1 ? active : active + 1;
    const order = items.map((_, index) => (index + start) % items.length);
    const wanted = typed.current.text.toLowerCase();
    const found = order.find((index) => items[index]?.label.toLowerCase().startsWith(wanted));
    if (found !== undefined) open(found);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const isTyping = typed.current.text !== '' && event.timeStamp - typed.current.at < TYPING_PAUSE;
    if (event.key === 'Tab') return close();
    if (step !== undefined) isOpen ? move(active + step) : open();
    else if (event.key === 'Enter' || (event.key === ' ' && !isTyping)) isOpen ? choose(active) : open();
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key.length === 1) find(event.key, event.timeStamp);
    else return;
    event.preventDefault();
  };

  return { box, isOpen, active, open, close, choose, setActive, onKeyDown };
}
