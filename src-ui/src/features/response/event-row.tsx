import { eventName } from '@/features/response/event-detail';
import styles from '@/features/response/events-view.module.css';
import { formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { StreamEvent } from '@/lib/stream/event-reader';

/** In rem, so that it grows with the letters; the style sheet has the same. */
export const EVENT_ROW = 1.625;

/** A pause that a reader notices. */
const LONG_GAP = 1000;

interface EventRowProps {
  event: StreamEvent;
  row: number;
  gap: number | null;
  /** What of the reply's text it brought. */
  brought: string;
  isSelected: boolean;
  onSelect: (index: number) => void;
}

export function EventRow({ event, row, gap, brought, isSelected, onSelect }: EventRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={`event-${event.index}`}
      role="option"
      className={styles.row}
      aria-selected={isSelected}
      style={{ insetBlockStart: `${row * EVENT_ROW}rem` }}
      onClick={() => onSelect(event.index)}
    >
      <span className={styles.number}>{event.index + 1}</span>
      <span className={styles.time}>{formatDuration(event.at)}</span>
      <span className={styles.gap} data-long={gap !== null && gap >= LONG_GAP}>
        {gap === null ? '' : t('events.gap', { gap: formatDuration(gap) })}
      </span>
      <span className={styles.name}>{eventName(event)}</span>
      {brought !== '' && <span className={styles.brought}>{visible(brought)}</span>}
      <span className={styles.data}>{event.data.slice(0, 300)}</span>
    </div>
  );
}

/** Line breaks and the spaces at both ends are part of what came. */
function visible(text: string): string {
  return text
    .slice(0, 60)
    .replaceAll('\n', '↵')
    .replace(/^ +| +$/g, (spaces) => '·'.repeat(spaces.length));
}
