import { CopyButton } from '@/components/ui/copy-button';
import { FollowScroll } from '@/features/response/follow-scroll';
import { GrowingText } from '@/features/response/growing-text';
import styles from '@/features/response/text-view.module.css';
import { ToolCall } from '@/features/response/tool-call';
import { t } from '@/lib/messages/translate';
import { contentLength, type Part, type TextPart } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';

/** What the reply says, put together. Always as plain text: a reply is never run as a page. */
export function TextView({ exchange }: { exchange: Exchange }) {
  const { parts } = exchange.assembled;
  if (parts.length === 0) return <NoText exchange={exchange} />;
  const answers = parts.filter((part): part is TextPart => part.kind === 'text').length;
  const isBusy = exchange.phase !== 'finished';
  return (
    <FollowScroll label={t('text.view')} version={contentLength(exchange.assembled)} busy={isBusy}>
      <div className={styles.text}>
        {parts.map((part, index) => (
          <PartView
            key={part.key}
            part={part}
            isTitled={answers > 1 && part.kind === 'text'}
            number={index + 1}
          />
        ))}
      </div>
      <Facts exchange={exchange} />
    </FollowScroll>
  );
}

function PartView({ part, isTitled, number }: { part: Part; isTitled: boolean; number: number }) {
  if (part.kind === 'tool-call') return <ToolCall call={part} />;
  if (part.kind === 'reasoning') {
    return (
      <details className={styles.reasoning} open>
        <summary>{t('text.reasoning')}</summary>
        <GrowingText text={part.text} />
      </details>
    );
  }
  return (
    <section>
      {isTitled && <h3 className={styles.partTitle}>{`${t('text.answer')} ${number}`}</h3>}
      {part.kind === 'refusal' && <h3 className={styles.partTitle}>{t('text.refusal')}</h3>}
      <GrowingText text={part.text} />
    </section>
  );
}

function Facts({ exchange }: { exchange: Exchange }) {
  const { finish, model, usage, parts } = exchange.assembled;
  if (exchange.phase !== 'finished') return null;
  const facts = [
    { name: t('text.finish'), value: finish },
    { name: t('text.model'), value: model },
    { name: t('text.cached'), value: usage?.cached || null },
    { name: t('text.reasoningTokens'), value: usage?.reasoning || null },
  ];
  const read = () => parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n\n');
  return (
    <div className={styles.foot}>
      <dl className={styles.facts}>
        {facts.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
      {read() !== '' && <CopyButton look="quiet" name={t('text.copy')} read={read} />}
    </div>
  );
}

function NoText({ exchange }: { exchange: Exchange }) {
  if (exchange.phase !== 'finished') return <p className={styles.none}>{t('text.waiting')}</p>;
  return (
    <p className={styles.none}>{t(exchange.request.family === 'other' ? 'text.noneUnknown' : 'text.none')}</p>
  );
}
