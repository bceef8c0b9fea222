import { ApiError } from '@/lib/http/http-client';
import { t } from '@/lib/messages/translate';

/** Why one of our own resources could not be had, in words that stand between brackets. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ApiError)) return t('provider.unreadable');
  const { failure } = error;
  switch (failure.kind) {
    case 'network':
      return t(failure.offline ? 'outcome.offline' : 'outcome.network');
    case 'gateway':
      return `${failure.problem.status} ${failure.problem.code}`;
    case 'unexpected':
      return String(failure.status);
    case 'session-over':
      return t('session.over');
  }
}
