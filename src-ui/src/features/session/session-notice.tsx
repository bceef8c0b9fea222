import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SessionEnding } from '@/features/session/session-ending';
import styles from '@/features/session/session-notice.module.css';
import { useSessionState } from '@/features/session/session-store';
import { t } from '@/lib/messages/translate';

interface SessionNoticeProps {
  loginUrl: string;
  /** Uses the session, which is what renews it. */
  onExtend: () => Promise<unknown>;
}

/** What the person must know of the session. The editor below stays as it is and stays usable. */
export function SessionNotice({ loginUrl, onExtend }: SessionNoticeProps) {
  const { phase, latest, acknowledge } = useSessionState();
  if (phase === 'over') {
    return (
      <Notice
        tone="warn"
        label={t('session.over')}
        title={t('session.over')}
        actions={
          <a
            className={styles.signIn}
            href={loginUrl}
            target="_blank"
            rel="noopener"
            title={t('session.signInHint')}
          >
            {t('session.signIn')}
          </a>
        }
      >
        {t('session.overText')} {t('session.signInHint')}
      </Notice>
    );
  }
  if (phase === 'resumed') {
    return (
      <Notice
        tone="good"
        label={t('session.resumed')}
        actions={
          <Button look="link" onClick={acknowledge}>
            {t('notice.dismiss')}
          </Button>
        }
      >
        {t('session.resumed')}
      </Notice>
    );
  }
  if (phase === 'active') return <SessionEnding until={latest?.expiresAt ?? null} onExtend={onExtend} />;
  if (phase !== 'other-user') return null;
  return (
    <Notice
      tone="warn"
      label={t('session.otherUser')}
      title={t('session.otherUser')}
      actions={<Button onClick={() => location.reload()}>{t('app.reload')}</Button>}
    >
      {t('session.otherUserText', { name: latest?.name ?? '' })}
    </Notice>
  );
}
