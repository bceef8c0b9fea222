import { type MouseEvent, useEffect, useRef } from 'react';
import type { EventLink } from '@/features/response/event-link';
import { FollowScroll } from '@/features/response/follow-scroll';
import { isNewsAt } from '@/features/response/kept-places';
import { LinkStrip } from '@/features/response/link-strip';
import { clearMarks, markSpans, textPlaceAt } from '@/features/response/linked-text';
import { PartView } from '@/features/response/part-view';
import { TextFacts } from '@/features/response/text-facts';
import styles from '@/features/response/text-view.module.css';
import { t } from '@/lib/messages/translate';
import type { Part, ToolCallPart } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';

interface TextViewProps {
  /** Where several texts stand side by side, each has a name of its own. */
  label?: string;
  exchange: Exchange;
  /** Null where there are no events to look at beside the text. */
  link: EventLink | null;
  onToolResult: ((call: ToolCallPart) => void) | null;
}

/** What the reply says, put together. Always as plain text: a reply is never run as a page. */
export function TextView({ label, exchange, link, onToolResult }: TextViewProps) {
  const text = useRef<HTMLDivElement>(null);
  const { parts } = exchange.assembled;
  const spans = link === null || link.index === null ? [] : exchange.links.spansOf(link.index);
  const spanKeys = spans.map(({ key, from, to }) => `${key} ${from} ${to}`).join();
  useEffect(() => () => clearMarks(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: marked anew only when another stretch of text is chosen
  useEffect(() => {
    if (text.current === null) return;
    const first = markSpans(text.current, spans) ?? text.current.querySelector('[data-linked="true"]');
    // What was marked when the view was left has been seen: the reader's place is where they went from there.
    if (isNewsAt(`${exchange.id}/marked`, spanKeys)) first?.scrollIntoView({ block: 'nearest' });
  }, [spanKeys]);

  if (parts.every(isEmpty)) return <NoText exchange={exchange} />;
  const choose = (event: MouseEvent) => {
    const place = placeOf(event);
    const found = place && exchange.links.eventAt(place.key, place.offset);
    if (found != null) link?.choose(found);
  };
  const isBusy = exchange.phase !== 'finished';
  const choices = [...new Set(parts.map((part) => part.choice))];
  return (
    <>
      <FollowScroll label={label ?? t('text.view')} name={`${exchange.id}/text`} busy={isBusy}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the strip below does the same by keyboard */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
        <div className={styles.text} ref={text} onClick={choose}>
          {choices.map((choice) => (
            <section key={choice} className={styles.choice}>
              {choices.length > 1 && (
                <h3 className={styles.partTitle}>{t('text.choice', { number: choice + 1 })}</h3>
              )}
              {parts.map((part) =>
                part.choice === choice && !isEmpty(part) ? (
                  <PartView
                    key={part.key}
                    part={part}
                    isLinked={spans.some((span) => span.key === part.key)}
                    onToolResult={isBusy ? null : onToolResult}
                  />
                ) : null,
              )}
            </section>
          ))}
        </div>
        <TextFacts exchange={exchange} />
      </FollowScroll>
      {link && !exchange.links.isEmpty && <LinkStrip exchange={exchange} link={link} />}
    </>
  );
}

/** Some parts only hold what must go back to the provider. */
function isEmpty(part: Part): boolean {
  return 'text' in part && part.text === '';
}

/** A card is one place: its words are laid out anew, so they have no place of their own in what came. */
function placeOf(event: MouseEvent): { key: string; offset: number } | null {
  const target = event.target as Element;
  if (target.closest('button, summary, audio')) return null;
  const card = target.closest<HTMLElement>('[data-card]')?.dataset.card;
  return card === undefined ? textPlaceAt(event.clientX, event.clientY) : { key: card, offset: 0 };
}

function NoText({ exchange }: { exchange: Exchange }) {
  if (exchange.phase !== 'finished') return <p className={styles.none}>{t('text.waiting')}</p>;
  return (
    <p className={styles.none}>{t(exchange.request.family === 'other' ? 'text.noneUnknown' : 'text.none')}</p>
  );
}
