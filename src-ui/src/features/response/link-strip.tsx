import { Button } from '@/components/ui/button';
import { type EventLink, gapBefore } from '@/features/response/event-link';
import styles from '@/features/response/link-strip.module.css';
import { formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

/** Below the text: which event brought the chosen word, and a way from event to event without a mouse. */
export function LinkStrip({ exchange, link }: { exchange: Exchange; link: EventLink }) {
  const { index, choose } = link;
  const before = exchange.links.neighbour(index ?? exchange.eventCount, -1);
  const after = exchange.links.neighbour(index ?? -1, 1);
  const event = index === null ? undefined : exchange.events[index];
  return (
    <section className={styles.strip} aria-label={t('link.title')}>
      <Button
        look="quiet"
        icon="before"
        iconOnly
        title={t('link.before')}
        disabled={before === null}
        onClick={() => choose(before)}
      >
        {t('link.before')}
      </Button>
      <Button
        look="quiet"
        icon="after"
        iconOnly
        title={t('link.after')}
        disabled={after === null}
        onClick={() => choose(after)}
      >
        {t('link.after')}
      </Button>
      {event === undefined ? (
        <p className={styles.hint}>{t('link.hint')}</p>
      ) : (
        <>
          <p className={styles.words}>
            <strong>{t('link.event', { number: event.index + 1, count: exchange.eventCount })}</strong>{' '}
            <span className={styles.time}>{timeOf(exchange, event.index, event.at)}</span>
          </p>
          <Button look="link" onClick={() => link.showInEvents(event.index)}>
            {t('link.showInEvents')}
          </Button>
          <Button look="quiet" icon="cross" iconOnly title={t('link.clear')} onClick={() => choose(null)}>
            {t('link.clear')}
          </Button>
        </>
      )}
    </section>
  );
}

function timeOf(exchange: Exchange, index: number, at: number): string {
  const gap = gapBefore(exchange, index);
  const time = formatDuration(at);
  return gap === null ? time : t('link.time', { time, gap: formatDuration(gap) });
}
