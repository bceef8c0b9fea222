import { Icon, type IconName } from '@/components/ui/icon';
import styles from '@/features/response/status-mark.module.css';
import { t } from '@/lib/messages/translate';
import type { Outcome } from '@/lib/model/exchange';

/** How an exchange stands, where there is room for one sign only; its word is for those who cannot see it. */
export function StatusMark({ outcome }: { outcome: Outcome | null }) {
  const { tone, icon, word } = stateOf(outcome);
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      <Icon name={icon} />
      <span className="visually-hidden">{word}</span>
    </span>
  );
}

function stateOf(outcome: Outcome | null): { tone: string; icon: IconName; word: string } {
  if (outcome === null) return { tone: 'running', icon: 'clock', word: t('status.receiving') };
  switch (outcome.kind) {
    case 'complete':
      return { tone: 'good', icon: 'check', word: t('status.complete') };
    case 'stopped':
      return { tone: 'soft', icon: 'stop', word: t('status.stopped') };
    case 'ended-early':
      return { tone: 'warn', icon: 'warning', word: t('status.endedEarly') };
    default:
      return { tone: 'bad', icon: 'failed', word: t('status.failed') };
  }
}
