import { lazy, type ReactNode, Suspense, useState } from 'react';
import { BodyToolbar } from '@/features/request/body-toolbar';
import styles from '@/features/request/request-pane.module.css';
import { t } from '@/lib/messages/translate';
import type { Family } from '@/lib/model/provider';

const JsonEditor = lazy(() =>
  import('@/features/request/json-editor').then((module) => ({ default: module.JsonEditor })),
);

interface BodyPaneProps {
  nonce: string;
  isReady: boolean;
  /** Where the body goes: this tells what it should look like. */
  family: Family;
  method: string;
  path: string;
  /** Shown below an empty editor. */
  examples: ReactNode;
}

export function BodyPane({ nonce, isReady, family, method, path, examples }: BodyPaneProps) {
  const [wrap, setWrap] = useState(true);
  return (
    <>
      <BodyToolbar wrap={wrap} onWrap={setWrap} />
      <Suspense fallback={<p className={styles.loading}>{t('request.loading')}</p>}>
        {isReady ? (
          <JsonEditor wrap={wrap} nonce={nonce} family={family} method={method} path={path} />
        ) : (
          <p className={styles.loading}>{t('request.loading')}</p>
        )}
      </Suspense>
      {examples}
    </>
  );
}
