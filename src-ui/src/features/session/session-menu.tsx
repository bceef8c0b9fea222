import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import styles from '@/features/session/session-menu.module.css';
import { useSessionState } from '@/features/session/session-store';
import { t } from '@/lib/messages/translate';

interface SessionMenuProps {
  logoutUrl: string;
  csrfToken: () => string;
  /** Removes what this browser keeps; signing out waits for it a moment. */
  onSignOut: () => Promise<void>;
}

const LONGEST_FORGETTING = 1500;

/** Who is signed in and the way out: a real form, because the answer leads to the identity provider. */
export function SessionMenu({ logoutUrl, csrfToken, onSignOut }: SessionMenuProps) {
  const { latest, phase } = useSessionState();
  const minutes = useMinutesLeft(phase === 'over' ? null : (latest?.expiresAt ?? null));
  if (latest === null) return null;
  return (
    <div className={styles.menu}>
      <span className={styles.user} title={t('session.signedInAs', { name: latest.email ?? latest.name })}>
        <Icon name="user" />
        <span className={styles.name}>{latest.name}</span>
        {minutes !== null && (
          <span className={styles.left}>{t('session.minutesLeft', { count: minutes })}</span>
        )}
      </span>
      <form
        method="post"
        action={logoutUrl}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const token = form.elements.namedItem('csrf-token');
          if (token instanceof HTMLInputElement) token.value = csrfToken();
          // Not the event again, but its default: the form goes on to the identity provider.
          const leave = () => form.submit();
          void Promise.race([onSignOut(), pause(LONGEST_FORGETTING)]).then(leave, leave);
        }}
      >
        <input type="hidden" name="csrf-token" />
        <Button look="quiet" type="submit" icon="exit" title={t('session.signOutHint')}>
          <span className={styles.word}>{t('session.signOut')}</span>
        </Button>
      </form>
    </div>
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Whole minutes, shown only when they begin to matter. */
function useMinutesLeft(expiresAt: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  if (expiresAt === null || expiresAt <= now) return null;
  const minutes = Math.max(1, Math.round((expiresAt - now) / 60_000));
  return minutes > 60 ? null : minutes;
}
