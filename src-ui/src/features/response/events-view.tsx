import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { EventDetail, eventName } from '@/features/response/event-detail';
import styles from '@/features/response/events-view.module.css';
import { useWindowedRows } from '@/features/response/use-windowed-rows';
import { formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { StreamEvent } from '@/lib/stream/event-reader';

const ROW = 26;

/** Every event of the stream with its time. Only the rows in sight are in the page: a stream may have thousands. */
export function EventsView({ exchange }: { exchange: Exchange }) {
  const [selected, setSelected] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { from, to } = useWindowedRows(list, exchange.eventCount, ROW, exchange.phase !== 'finished');
  const count = exchange.eventCount;

  useEffect(() => {
    if (selected === null || list.current === null) return;
    const top = selected * ROW;
    const { scrollTop, clientHeight } = list.current;
    if (top < scrollTop) list.current.scrollTop = top;
    else if (top + ROW > scrollTop + clientHeight) list.current.scrollTop = top + ROW - clientHeight;
  }, [selected]);

  if (count === 0) return <p className={styles.none}>{t('events.none')}</p>;
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 10,
      PageUp: -10,
      Home: -1e9,
      End: 1e9,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setSelected(Math.min(count - 1, Math.max(0, (selected ?? -1) + step)));
  };
  const chosen = selected === null ? undefined : exchange.events[selected];
  return (
    <div className={styles.events}>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={t('events.list')}
        aria-activedescendant={selected === null ? undefined : `event-${selected}`}
        onKeyDown={move}
      >
        <div className={styles.space} style={{ blockSize: `${count * ROW}px` }}>
          {exchange.events.slice(from, Math.min(to, count)).map((event) => (
            <EventRow
              key={event.index}
              event={event}
              isSelected={event.index === selected}
              onSelect={setSelected}
            />
          ))}
        </div>
      </div>
      <EventDetail event={chosen} />
    </div>
  );
}

function EventRow(props: { event: StreamEvent; isSelected: boolean; onSelect: (index: number) => void }) {
  const { event, isSelected, onSelect } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={`event-${event.index}`}
      role="option"
      className={styles.row}
      aria-selected={isSelected}
      style={{ insetBlockStart: `${event.index * ROW}px` }}
      onClick={() => onSelect(event.index)}
    >
      <span className={styles.number}>{event.index + 1}</span>
      <span className={styles.time}>{formatDuration(event.at)}</span>
      <span className={styles.name}>{eventName(event)}</span>
      <span className={styles.data}>{event.data.slice(0, 300)}</span>
    </div>
  );
}
