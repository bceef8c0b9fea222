import { lazy, Suspense, useEffect, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Segmented } from '@/components/ui/segmented';
import { useMediaQuery } from '@/components/ui/use-media-query';
import styles from '@/features/diff/diff-view.module.css';
import { formatJsonText } from '@/lib/json/json-tools';
import { t } from '@/lib/messages/translate';

const DiffView = lazy(() =>
  import('@/features/diff/diff-view').then((module) => ({ default: module.DiffView })),
);

const PARTS = ['request', 'text', 'raw'] as const;
type Part = (typeof PARTS)[number];

const LABELS = { request: 'diff.request', text: 'diff.textReply', raw: 'diff.raw' } as const;

/** One of the two runs, as the texts that are compared. */
export interface DiffSide extends Record<Part, string> {
  name: string;
}

interface DiffDialogProps {
  before: DiffSide;
  after: DiffSide;
  nonce: string;
  onClose: () => void;
}

/** What differs between two runs. JSON is laid out alike first, so that only what it says is compared. */
export function DiffDialog({ before, after, nonce, onClose }: DiffDialogProps) {
  const [part, setPart] = useState<Part>('request');
  const isUnified = useMediaQuery('(width < 60rem)');
  const texts = useLaidOut(before[part], after[part]);
  return (
    <Dialog
      size="full"
      title={t('diff.title')}
      description={t('diff.text')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        <div className={styles.bar}>
          <Segmented
            label={t('diff.part')}
            segments={PARTS.map((id) => ({ id, label: t(LABELS[id]) }))}
            value={part}
            onChange={setPart}
          />
        </div>
        <div className={styles.sides}>
          <span>{t('diff.side', { which: t('diff.before'), name: before.name })}</span>
          <span>{t('diff.side', { which: t('diff.after'), name: after.name })}</span>
        </div>
        {texts !== null && texts.before === texts.after ? (
          <p className={styles.message}>{t('diff.same')}</p>
        ) : (
          <Suspense fallback={<p className={styles.message}>{t('request.loading')}</p>}>
            {texts !== null && <DiffView {...texts} isUnified={isUnified} nonce={nonce} />}
          </Suspense>
        )}
      </div>
    </Dialog>
  );
}

interface LaidOut {
  before: string;
  after: string;
  isJson: boolean;
}

function useLaidOut(before: string, after: string): LaidOut | null {
  const [texts, setTexts] = useState<LaidOut | null>(null);
  useEffect(() => {
    let isMounted = true;
    void Promise.all([formatJsonText(before), formatJsonText(after)]).then(([one, two]) => {
      if (!isMounted) return;
      const isJson = one.ok && two.ok;
      setTexts(isJson ? { before: one.text, after: two.text, isJson } : { before, after, isJson });
    });
    return () => {
      isMounted = false;
    };
  }, [before, after]);
  return texts;
}
