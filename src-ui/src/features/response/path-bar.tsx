import { CopyButton } from '@/components/ui/copy-button';
import styles from '@/features/response/raw-view.module.css';
import { usePathAt } from '@/features/response/use-path-at';
import { formatJsonPath } from '@/lib/json/json-path-at';
import { t } from '@/lib/messages/translate';

/** Where the cursor stands in the document, to read and to copy. */
export function PathBar({ text, offset }: { text: string; offset: number | null }) {
  const steps = usePathAt(text, offset);
  return (
    <section className={styles.path} aria-label={t('raw.path')}>
      {steps === null ? (
        <p className={styles.note}>{t('raw.pathHint')}</p>
      ) : (
        <>
          <ol className={styles.steps}>
            {['$', ...steps].map((step, depth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its depth
              <li key={depth}>{typeof step === 'number' ? `[${step}]` : step}</li>
            ))}
          </ol>
          <CopyButton look="quiet" name={t('raw.copyPath')} read={() => formatJsonPath(steps)} />
        </>
      )}
    </section>
  );
}
