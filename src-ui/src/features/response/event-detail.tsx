import { CopyButton } from '@/components/ui/copy-button';
import styles from '@/features/response/events-view.module.css';
import { formatJson } from '@/lib/json/lossless-json';
import { t } from '@/lib/messages/translate';
import type { StreamEvent } from '@/lib/stream/event-reader';

/** What one event carried, laid out if it is JSON; copying gives it as it came. */
export function EventDetail({ event }: { event: StreamEvent | undefined }) {
  if (event === undefined) return <p className={styles.hint}>{t('events.choose')}</p>;
  const formatted = formatJson(event.data);
  return (
    <section className={styles.detail} aria-label={t('events.detail', { number: event.index + 1 })}>
      <div className={styles.detailHead}>
        <h3>{t('events.detail', { number: event.index + 1 })}</h3>
        <code>{eventName(event)}</code>
        <CopyButton look="quiet" iconOnly name={t('events.copy')} read={() => event.data} />
      </div>
      <pre className={styles.body}>{formatted.ok ? formatted.text : event.data}</pre>
    </section>
  );
}

export function eventName(event: StreamEvent): string {
  if (event.kind === 'comment') return t('events.comment');
  return event.name ?? t('events.unnamed');
}
