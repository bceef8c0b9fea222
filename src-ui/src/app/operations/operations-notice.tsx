import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { formatInstant } from '@/features/operations/words';
import { useSessionState } from '@/features/session/session-store';
import { reasonOf } from '@/lib/http/failure-reason';
import { ApiError } from '@/lib/http/http-client';
import { t } from '@/lib/messages/translate';

interface OperationsNoticeProps {
  error: Error | null;
  /** When what is shown was seen; undefined where nothing was yet. */
  seenAt: string | undefined;
  onRetry: () => void;
}

/** Why there is nothing newer. A session that has ended has a notice of its own. */
export function OperationsNotice({ error, seenAt, onRetry }: OperationsNoticeProps) {
  const isSessionOver = error instanceof ApiError && error.failure.kind === 'session-over';
  useEffect(() => {
    if (isSessionOver) useSessionState.getState().ended();
  }, [isSessionOver]);
  if (error === null || isSessionOver) return null;
  return (
    <Notice
      tone="warn"
      label={t('ops.title')}
      title={t('ops.failed', { reason: reasonOf(error) })}
      actions={<Button onClick={onRetry}>{t('provider.retry')}</Button>}
    >
      {seenAt !== undefined && t('ops.stale', { time: formatInstant(seenAt) })}
    </Notice>
  );
}
