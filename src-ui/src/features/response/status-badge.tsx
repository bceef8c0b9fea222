import { Badge } from '@/components/ui/badge';
import type { IconName } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/notice';
import { t } from '@/lib/messages/translate';
import type { Exchange, Outcome } from '@/lib/model/exchange';

/** Where the exchange stands: a mark, a word and a colour, never a colour alone. */
export function StatusBadge({ exchange }: { exchange: Exchange | null }) {
  const { tone, icon, word } = stateOf(exchange);
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

function stateOf(exchange: Exchange | null): { tone: Tone; icon: IconName; word: string } {
  if (exchange === null) return { tone: 'neutral', icon: 'info', word: t('status.ready') };
  if (exchange.outcome !== null) return endOf(exchange, exchange.outcome);
  const hasText = exchange.timings.firstToken !== null || exchange.receivedBytes > 0;
  return { tone: 'info', icon: 'clock', word: t(hasText ? 'status.receiving' : 'status.waiting') };
}

function endOf(exchange: Exchange, outcome: Outcome): { tone: Tone; icon: IconName; word: string } {
  switch (outcome.kind) {
    case 'complete':
      return { tone: 'good', icon: 'check', word: statusText(exchange) };
    case 'stopped':
      return { tone: 'neutral', icon: 'stop', word: t('status.stopped') };
    case 'ended-early':
      return { tone: 'warn', icon: 'warning', word: t('status.endedEarly') };
    case 'session-over':
      return { tone: 'warn', icon: 'user', word: t('session.over') };
    case 'provider-error':
    case 'gateway-error':
      return { tone: 'bad', icon: 'failed', word: statusText(exchange) };
    default:
      return { tone: 'bad', icon: 'failed', word: t('status.failed') };
  }
}

function statusText({ head }: Exchange): string {
  if (head === null) return t('status.complete');
  // HTTP/2 and 3 carry no reason phrase.
  const phrase = head.statusText || (head.status === 200 ? 'OK' : '');
  return `${head.status} ${phrase}`.trim();
}
