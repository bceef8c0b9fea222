import type { Tone } from '@/components/ui/notice';
import { formatBytes } from '@/lib/format';
import type { Problem } from '@/lib/http/problem';
import { EN, type MessageKey } from '@/lib/messages/en';
import { t } from '@/lib/messages/translate';
import type { Exchange, Outcome } from '@/lib/model/exchange';

export interface OutcomeWords {
  tone: Tone;
  title: string;
  text: string;
}

/** What became of an exchange, in words that always say who failed. Null when all went well. */
export function describeOutcome(exchange: Exchange, outcome: Outcome): OutcomeWords | null {
  const provider = exchange.request.providerName;
  switch (outcome.kind) {
    case 'complete':
      return describeUnexpected(exchange);
    case 'stopped':
      return { tone: 'neutral', title: stoppedTitle(exchange), text: t('outcome.stoppedText') };
    case 'ended-early':
      return {
        tone: 'warn',
        title: t('outcome.endedEarly'),
        text: t(outcome.afterFinish ? 'outcome.endedEarlyAfterFinish' : 'outcome.endedEarlyText'),
      };
    case 'stream-error':
      return {
        tone: 'bad',
        title: t('outcome.streamError', { provider, status: String(exchange.head?.status ?? 200) }),
        text: outcome.error.message,
      };
    case 'provider-error':
      return {
        tone: 'bad',
        title: t('outcome.providerError', { provider, status: String(outcome.status) }),
        text:
          outcome.error?.message ?? describeUnexpected(exchange)?.text ?? t('outcome.providerErrorNoText'),
      };
    case 'gateway-error':
      return { tone: 'bad', title: gatewayTitle(outcome.problem, provider), text: outcome.problem.detail };
    case 'session-over':
      return { tone: 'warn', title: t('outcome.sessionOver'), text: t('outcome.sessionOverText') };
    case 'redirect':
      return { tone: 'bad', title: t('outcome.redirect', { provider }), text: t('outcome.redirectText') };
    case 'network':
      return outcome.offline
        ? { tone: 'bad', title: t('outcome.offline'), text: t('outcome.offlineText') }
        : { tone: 'bad', title: t('outcome.network'), text: t('outcome.networkText') };
    case 'broken-off':
      return { tone: 'bad', title: t('outcome.brokenOff'), text: t('outcome.brokenOffText') };
  }
}

/** How far it had come, in events where there are any. */
function stoppedTitle({ eventCount, receivedBytes }: Exchange): string {
  if (eventCount > 0) return t('outcome.stoppedEvents', { count: eventCount });
  if (receivedBytes > 0) return t('outcome.stoppedBytes', { size: formatBytes(receivedBytes) });
  return t('outcome.stopped');
}

/** A body that is not what an LLM API sends, whatever its status. */
function describeUnexpected(exchange: Exchange): OutcomeWords | null {
  if (exchange.format === 'html')
    return { tone: 'warn', title: t('outcome.html'), text: t('outcome.htmlText') };
  if (exchange.format === 'text')
    return { tone: 'warn', title: t('outcome.notJson'), text: t('outcome.notJsonText') };
  return null;
}

function gatewayTitle(problem: Problem, provider: string): string {
  const key = `gateway.${problem.code}`;
  // Every such message may name the provider; the ones that do not ignore it.
  if (key in EN) return t(key as 'gateway.upstream-unreachable' & MessageKey, { provider });
  return t('outcome.gateway', { status: String(problem.status), code: problem.code });
}
