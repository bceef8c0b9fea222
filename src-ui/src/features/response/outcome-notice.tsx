import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { describeOutcome } from '@/features/response/describe-outcome';
import styles from '@/features/response/outcome-notice.module.css';
import { useClock } from '@/features/response/use-clock';
import { t } from '@/lib/messages/translate';
import type { Exchange, Outcome } from '@/lib/model/exchange';

/** The place in the request that an error names. */
export interface NamedField {
  name: string;
  line: number;
  onShow: () => void;
}

interface OutcomeNoticeProps {
  exchange: Exchange;
  field: NamedField | null;
  /** Where there are several at once, each has its own. */
  label?: string;
}

export function OutcomeNotice({ exchange, field, label = t('outcome.label') }: OutcomeNoticeProps) {
  const { outcome } = exchange;
  const words = outcome && describeOutcome(exchange, outcome);
  if (outcome === null || words === null) return null;
  const retryAfter = 'retryAfter' in outcome ? outcome.retryAfter : null;
  return (
    <Notice
      tone={words.tone}
      label={label}
      title={words.title}
      actions={
        field && (
          <Button look="link" onClick={field.onShow}>
            {t('outcome.goToField', { field: field.name, line: field.line })}
          </Button>
        )
      }
    >
      <span className={styles.text}>{words.text}</span>
      {retryAfter !== null && <RetryAfter seconds={retryAfter} endedAt={endOf(exchange)} />}
      <RequestId outcome={outcome} />
    </Notice>
  );
}

/** Counts down, so that the page does not go on asking for a wait that is over. */
function RetryAfter({ seconds, endedAt }: { seconds: number; endedAt: number }) {
  const [isOver, setOver] = useState(false);
  const elapsed = useClock(endedAt, !isOver);
  const left = Math.ceil(seconds - elapsed / 1000);
  useEffect(() => setOver(left <= 0), [left]);
  return (
    <span className={styles.retry}>
      {left > 0 ? t('outcome.retryAfter', { count: left }) : t('outcome.retryNow')}
    </span>
  );
}

function endOf({ startedAt, timings }: Exchange): number {
  return startedAt + (timings.end ?? 0);
}

function RequestId({ outcome }: { outcome: Outcome }) {
  if (outcome.kind !== 'gateway-error' || outcome.problem.requestId === null) return null;
  return (
    <span className={styles.id}>
      {t('outcome.requestId')} <code>{outcome.problem.requestId}</code>
    </span>
  );
}

/** The field that a provider's error names, if any. */
export function namedField(exchange: Exchange | null): string | null {
  const outcome = exchange?.outcome;
  if (outcome?.kind === 'provider-error') return outcome.error?.field ?? null;
  return outcome?.kind === 'stream-error' ? outcome.error.field : null;
}
