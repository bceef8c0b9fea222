import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ElidedText } from '@/features/response/elided-text';
import type { EventLink } from '@/features/response/event-link';
import styles from '@/features/response/events-view.module.css';
import { formatJson } from '@/lib/json/lossless-json';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { StreamEvent } from '@/lib/stream/event-reader';

/** Longer data stays as it came. */
const LONGEST_FORMATTED = 500_000;

/** What one event carried, laid out if it is JSON; copying gives it as it came. */
export function EventDetail({ exchange, link }: { exchange: Exchange; link: EventLink }) {
  const event = link.index === null ? undefined : exchange.events[link.index];
  if (event === undefined) return <p className={styles.hint}>{t('events.choose')}</p>;
  const title = t('events.detail', { number: event.index + 1 });
  const hasText = exchange.links.spansOf(event.index).length > 0;
  return (
    <section className={styles.detail} aria-label={title}>
      <div className={styles.detailHead}>
        <h3>{title}</h3>
        <code>{eventName(event)}</code>
        {hasText && (
          <Button look="link" onClick={() => link.showInText(event.index)}>
            {t('link.showInText')}
          </Button>
        )}
        <CopyButton look="quiet" iconOnly name={t('events.copy')} read={() => event.data} />
      </div>
      <ElidedText className={styles.body} label={t('events.data')} text={layOut(event.data)} />
    </section>
  );
}

export function eventName(event: StreamEvent): string {
  if (event.kind === 'comment') return t('events.comment');
  return event.name ?? t('events.unnamed');
}

function layOut(data: string): string {
  if (data.length > LONGEST_FORMATTED) return data;
  const formatted = formatJson(data);
  return formatted.ok ? formatted.text : data;
}
