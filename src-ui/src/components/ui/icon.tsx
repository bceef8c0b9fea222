import styles from '@/components/ui/icon.module.css';

/** Drawn on a grid of 16 with a line of 1.5. */
const PATHS = {
  new: 'M9 2H4v12h8V5zM9 2v3h3M8 7.5v4M6 9.5h4',
  open: 'M2 13V3.5h4l1.5 2H13V7M2 13l2-6h11l-2 6z',
  save: 'M8 2.5v8M4.8 7.3 8 10.5l3.2-3.2M2.5 13.5h11',
  format: 'M2.5 3.5h11M5.5 6.5h8M5.5 9.5h5M2.5 12.5h11',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 7.5H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 7.5H10',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  wrap: 'M2.5 3.5h11M2.5 8h9a2.2 2.2 0 0 1 0 4.5h-3M10 10.5l-2 2 2 2M2.5 12.5h2.5',
  send: 'M2.5 8h10M8.5 4l4 4-4 4',
  stop: 'M4 4h8v8H4z',
  check: 'M3 8.5l3.2 3.2L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  failed: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2',
  warning: 'M8 2.5 14.5 13.5h-13zM8 6.8v3M8 11.7v.1',
  info: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.3v3.7M8 5v.1',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.8V8l2.3 1.6',
  chevron: 'M4 6l4 4 4-4',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  moon: 'M13.2 9.8A5.7 5.7 0 0 1 6.2 2.8a5.7 5.7 0 1 0 7 7z',
  system: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5',
  user: 'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM2.8 13.5c.5-2.6 2.6-3.8 5.2-3.8s4.7 1.2 5.2 3.8',
  exit: 'M6.5 2.5h-4v11h4M6 8h7.5M10.5 5l3 3-3 3',
  split: 'M2 3h12v10H2zM8 3v10',
  down: 'M8 3v9M4.5 8.5 8 12l3.5-3.5',
  tool: 'M9.6 6.4 3 13M9.2 3.2a3 3 0 0 1 3.6-.6L10.9 4.5l.6 1.6 1.6.4 1.7-1.7a3.1 3.1 0 0 1-4.3 3.4',
  reply: 'M6 4 2.5 7.5 6 11M2.5 7.5H10a3.5 3.5 0 0 1 3.5 3.5v1.5',
  before: 'M10 4 6 8l4 4',
  after: 'M6 4l4 4-4 4',
  find: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2',
  panel: 'M2 3h12v10H2zM10 3v10',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.8h-2.8',
  plus: 'M8 3v10M3 8h10',
  more: 'M3.4 8h.2M7.9 8h.2M12.4 8h.2',
  pin: 'M5.5 2.5h5M6.5 2.5v4L4.5 9h7L9.5 6.5v-4M8 9v4.5',
  label: 'M2.5 2.5h5.2l5.8 5.8-5.2 5.2-5.8-5.8zM5.4 5.4v.1',
  diff: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9M4.7 8h.1M11.2 6v4M9.2 8h4',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.3 7v4',
  history: 'M3 8a5.2 5.2 0 1 1 1.6 3.8M3 4v4h4M8.2 5.2V8l2 1.4',
  columns: 'M2 3h12v10H2zM6 3v10M10 3v10',
  share: 'M8 9.5v-7M5 5l3-3 3 3M3 9v4.5h10V9',
  terminal: 'M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10h3',
  command: 'M2.5 4h11M2.5 8h11M2.5 12h7',
} as const;

export type IconName = keyof typeof PATHS;

/** Always beside a word or inside a named control, so it says nothing itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
