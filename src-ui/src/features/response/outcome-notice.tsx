import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { describeOutcome } from '@/features/response/describe-outcome';
import styles from '@/features/response/outcome-notice.module.css';
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
}

export function OutcomeNotice({ exchange, field }: OutcomeNoticeProps) {
  const { outcome } = exchange;
  const words = outcome && describeOutcome(exchange, outcome);
  if (outcome === null || words === null) return null;
  const retryAfter = 'retryAfter' in outcome ? outcome.retryAfter : null;
  return (
    <Notice
      tone={words.tone}
      label={t('outcome.label')}
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
      {retryAfter !== null && <span> {t('outcome.retryAfter', { count: retryAfter })}</span>}
      <RequestId outcome={outcome} />
    </Notice>
  );
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
