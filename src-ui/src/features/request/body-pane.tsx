import { lazy, type ReactNode, Suspense, useState } from 'react';
import { BodyToolbar } from '@/features/request/body-toolbar';
import styles from '@/features/request/request-pane.module.css';
import { t } from '@/lib/messages/translate';

const JsonEditor = lazy(() =>
  import('@/features/request/json-editor').then((module) => ({ default: module.JsonEditor })),
);

interface BodyPaneProps {
  nonce: string;
  isReady: boolean;
  /** Shown below an empty editor. */
  examples: ReactNode;
}

export function BodyPane({ nonce, isReady, examples }: BodyPaneProps) {
  const [wrap, setWrap] = useState(true);
  return (
    <>
      <BodyToolbar wrap={wrap} onWrap={setWrap} />
      <Suspense fallback={<p className={styles.loading}>{t('request.loading')}</p>}>
        {isReady ? (
          <JsonEditor wrap={wrap} nonce={nonce} />
        ) : (
          <p className={styles.loading}>{t('request.loading')}</p>
        )}
      </Suspense>
      {examples}
    </>
  );
}
