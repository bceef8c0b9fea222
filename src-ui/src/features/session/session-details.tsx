import { useId } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Session } from '@/features/session/session';
import styles from '@/features/session/session-details.module.css';
import { t } from '@/lib/messages/translate';

/** Who is signed in; more of it on demand: what they may do here, and for how long. */
export function SessionDetails({ session, operationsUrl }: { session: Session; operationsUrl: string }) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles.who}
        popoverTarget={id}
        aria-haspopup="dialog"
        title={t('session.signedInAs', { name: session.email ?? session.name })}
      >
        <Icon name="user" />
        <span className={styles.name}>{session.name}</span>
      </button>
      <div id={id} popover="auto" role="dialog" aria-label={t('session.details')} className={styles.card}>
        <strong className={styles.full}>{session.name}</strong>
        {session.email !== null && session.email !== session.name && <span>{session.email}</span>}
        <dl className={styles.facts}>
          <dt>{t('session.roles')}</dt>
          <dd>
            {session.roles.length === 0 && t('session.noRoles')}
            <ul className={styles.roles}>
              {session.roles.map((role) => (
                <li key={role}>{role}</li>
              ))}
            </ul>
          </dd>
          {session.expiresAt !== null && (
            <>
              <dt>{t('session.end')}</dt>
              <dd>{t('session.endsUnused', { time: timeOf(session.expiresAt) })}</dd>
            </>
          )}
        </dl>
        {session.isAdministrator && (
          <a className={styles.link} href={operationsUrl}>
            {t('ops.title')}
          </a>
        )}
      </div>
    </>
  );
}

function timeOf(moment: number): string {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
