import { Icon, type IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/notice';
import styles from '@/features/history/history-list.module.css';
import { formatMoment } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { RunSummary } from '@/lib/model/saved-run';

/** How it went, with whom, and when: in one line. */
export function RunFacts({ run }: { run: RunSummary }) {
  const { tone, icon, word } = stateOf(run);
  return (
    <span className={styles.facts}>
      <span className={styles.state} data-tone={tone}>
        <Icon name={icon} />
        {word}
      </span>
      <span className={styles.model}>{run.model ?? run.providerName}</span>
      <time dateTime={new Date(run.startedAt).toISOString()}>{formatMoment(run.startedAt)}</time>
    </span>
  );
}

function stateOf({ outcome, status }: RunSummary): { tone: Tone; icon: IconName; word: string } {
  switch (outcome) {
    case 'complete':
      return { tone: 'good', icon: 'check', word: String(status ?? '') };
    case 'stopped':
      return { tone: 'neutral', icon: 'stop', word: t('status.stopped') };
    case 'ended-early':
      return { tone: 'warn', icon: 'warning', word: t('status.endedEarly') };
    case 'provider-error':
    case 'gateway-error':
      return { tone: 'bad', icon: 'failed', word: String(status ?? '') };
    default:
      return { tone: 'bad', icon: 'failed', word: t('status.failed') };
  }
}
