import { lazy, Suspense } from 'react';
import styles from '@/features/request/variables/variables-editor.module.css';
import { t } from '@/lib/messages/translate';

const CodeViewer = lazy(() =>
  import('@/lib/code-mirror/code-viewer').then((module) => ({ default: module.CodeViewer })),
);

interface ResolvedPreviewProps {
  text: string;
  isChanged: boolean;
  nonce: string;
}

/** The very text that Send sends: it comes from the same function. */
export function ResolvedPreview({ text, isChanged, nonce }: ResolvedPreviewProps) {
  if (!isChanged) return <p className={styles.note}>{t('variables.same')}</p>;
  return (
    <section className={styles.preview} aria-label={t('variables.preview')}>
      <h3>{t('variables.preview')}</h3>
      <div className={styles.code}>
        <Suspense fallback={null}>
          <CodeViewer label={t('variables.preview')} text={text} isJson wrap nonce={nonce} />
        </Suspense>
      </div>
    </section>
  );
}
