import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { broughtBy, type EventLink, gapBefore } from '@/features/response/event-link';
import { EVENT_ROW, EventRow } from '@/features/response/event-row';
import styles from '@/features/response/events-view.module.css';
import { isNewsAt } from '@/features/response/kept-places';
import { inPixels, useWindowedRows } from '@/features/response/use-windowed-rows';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface EventListProps {
  exchange: Exchange;
  link: EventLink;
  /** Indexes of the events to show; null for all of them. */
  matching: readonly number[] | null;
}

/** Only the rows in sight are in the page: a stream may have thousands. */
export function EventList({ exchange, link, matching }: EventListProps) {
  const list = useRef<HTMLDivElement>(null);
  const count = matching?.length ?? exchange.eventCount;
  const rows = useWindowedRows(
    list,
    count,
    EVENT_ROW,
    exchange.phase !== 'finished',
    `${exchange.id}/events`,
  );
  const indexOf = (row: number) => (matching === null ? row : (matching[row] ?? -1));
  const selectedRow =
    link.index === null ? -1 : matching === null ? link.index : matching.indexOf(link.index);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice is the reason to scroll, not a new event
  useEffect(() => {
    const isNews = isNewsAt(`${exchange.id}/selected`, link.index);
    if (!isNews || selectedRow < 0 || list.current === null) return;
    const height = inPixels(EVENT_ROW);
    const top = selectedRow * height;
    const { scrollTop, clientHeight } = list.current;
    if (top < scrollTop) list.current.scrollTop = top;
    else if (top + height > scrollTop + clientHeight) list.current.scrollTop = top + height - clientHeight;
  }, [link.index]);

  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || count === 0) return;
    event.preventDefault();
    link.choose(indexOf(Math.min(count - 1, Math.max(0, selectedRow + step))));
  };
  const length = Math.max(0, Math.min(rows.to, count) - rows.from);
  const shown = Array.from({ length }, (_, at) => exchange.events[indexOf(rows.from + at)]);
  return (
    <div className={styles.frame}>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={t('events.list')}
        aria-activedescendant={selectedRow < 0 ? undefined : `event-${link.index}`}
        onKeyDown={move}
      >
        <div className={styles.space} style={{ blockSize: `${count * EVENT_ROW}rem` }}>
          {shown.map(
            (event, at) =>
              event && (
                <EventRow
                  key={event.index}
                  event={event}
                  row={rows.from + at}
                  gap={gapBefore(exchange, event.index)}
                  brought={broughtBy(exchange, event.index)}
                  isSelected={event.index === link.index}
                  onSelect={link.choose}
                />
              ),
          )}
        </div>
      </div>
      {rows.behind > 0 && (
        <div className={styles.pill}>
          <Button icon="down" onClick={rows.toEnd}>
            {t('events.follow', { count: rows.behind })}
          </Button>
        </div>
      )}
    </div>
  );
}
