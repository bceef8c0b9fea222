import type { ReactNode } from 'react';
import styles from '@/features/curl-import/import-dialog.module.css';
import type { Match } from '@/features/curl-import/match-provider';
import type { CurlReading } from '@/features/curl-import/read-curl';
import { t } from '@/lib/messages/translate';

/** What would be opened, what is left out, and what was not understood. */
export function ImportPreview({
  reading,
  match,
}: {
  reading: Extract<CurlReading, { ok: true }>;
  match: Match;
}) {
  const { request, credentials, browserHeaders, unclear } = reading;
  return (
    <>
      <dl className={styles.preview}>
        <Line name={t('import.provider')}>{match.provider?.name ?? t('import.noProvider')}</Line>
        <Line name={t('import.request')}>
          <code>
            {request.method} {request.url}
          </code>
        </Line>
        {request.headers.length > 0 && (
          <Line name={t('import.headers')}>
            {request.headers.map(([name, value]) => (
              <code key={name}>
                {name}: {value}
              </code>
            ))}
          </Line>
        )}
        <Line name={t('import.body')}>
          {request.body === null ? (
            t('import.noBody')
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard too
            <pre className={styles.body} tabIndex={0}>
              {request.body.slice(0, 4000)}
            </pre>
          )}
        </Line>
      </dl>
      <ul className={styles.notes}>
        {match.isOutside && <li className={styles.warn}>{t('import.outside')}</li>}
        {credentials.length > 0 && <li>{t('import.credentials', { names: credentials.join(', ') })}</li>}
        {browserHeaders.length > 0 && (
          <li>{t('import.browserHeaders', { names: browserHeaders.join(', ') })}</li>
        )}
        {unclear.length > 0 && (
          <li className={styles.warn}>{t('import.unclear', { names: unclear.join(', ') })}</li>
        )}
      </ul>
    </>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
