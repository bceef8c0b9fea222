import { Button } from '@/components/ui/button';
import { SessionDetails } from '@/features/session/session-details';
import styles from '@/features/session/session-menu.module.css';
import { useSessionState } from '@/features/session/session-store';
import { tellOtherTabs } from '@/features/session/sign-out-elsewhere';
import { t } from '@/lib/messages/translate';

interface SessionMenuProps {
  logoutUrl: string;
  /** Where administrators see how the gateway does. */
  operationsUrl: string;
  csrfToken: () => string;
  /** Removes what this browser keeps; signing out waits for it a moment. */
  onSignOut: () => Promise<void>;
}

const LONGEST_FORGETTING = 1500;

/** Who is signed in and the way out: a real form, because the answer leads to the identity provider. */
export function SessionMenu({ logoutUrl, operationsUrl, csrfToken, onSignOut }: SessionMenuProps) {
  const latest = useSessionState((state) => state.latest);
  return (
    <div className={styles.menu}>
      {/* Room for the name is kept from the start, so that nothing beside it moves when it comes. */}
      {latest === null ? <span /> : <SessionDetails session={latest} operationsUrl={operationsUrl} />}
      <form
        method="post"
        action={logoutUrl}
        onSubmitCapture={tellOtherTabs}
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
