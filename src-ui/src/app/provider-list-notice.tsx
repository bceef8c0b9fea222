import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { reasonOf } from '@/lib/http/failure-reason';
import { ApiError } from '@/lib/http/http-client';
import { t } from '@/lib/messages/translate';

interface ProviderListNoticeProps {
  error: Error | null;
  isEmpty: boolean;
  onRetry: () => void;
}

export function ProviderListNotice({ error, isEmpty, onRetry }: ProviderListNoticeProps) {
  if (error === null) {
    return isEmpty ? <Notice tone="warn" label={t('provider.label')} title={t('provider.none')} /> : null;
  }
  // The session's own notice says this better.
  if (error instanceof ApiError && error.failure.kind === 'session-over') return null;
  return (
    <Notice
      tone="bad"
      label={t('provider.label')}
      title={t('provider.failed', { reason: reasonOf(error) })}
      actions={<Button onClick={onRetry}>{t('provider.retry')}</Button>}
    />
  );
}
