import { type ReactNode, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { describeProblem, fixWords } from '@/features/request/describe-problem';
import { useDraft } from '@/features/request/draft-store';
import { useFlash } from '@/features/request/flash-store';
import { HintStrip } from '@/features/request/help/hint-strip';
import styles from '@/features/request/problem-strip.module.css';
import { showBody } from '@/features/request/request-view-store';
import { formatBytes } from '@/lib/format';
import { isAdvice, isFault } from '@/lib/json/json-problem';
import { t } from '@/lib/messages/translate';
import { utf8Length } from '@/lib/utf8-length';

/** The line below the editor: what is wrong and how to mend it, else that all is well. */
export function ProblemStrip({ hasBody, offer }: { hasBody: boolean; offer: ReactNode }) {
  const { problem, draft, isTooLargeToKeep } = useDraft();
  const flash = useFlash((state) => state.message);
  const size = useMemo(() => utf8Length(draft.body), [draft.body]);
  const isEmpty = problem?.code === 'empty';
  return (
    <div className={styles.strip}>
      <div className={styles.state} role="status">
        {!hasBody && <span>{t('request.noBody', { method: draft.method })}</span>}
        {/* Of an empty body, a Send that was refused says the same louder. */}
        {hasBody && !(isEmpty && flash) && <Verdict />}
        {hasBody && !isFault(problem) && <HintStrip />}
        {flash && <span className={flash.tone === 'bad' ? styles.bad : styles.soft}>{flash.text}</span>}
        {offer}
        {isTooLargeToKeep && <span className={styles.warn}>{t('request.tooBigToKeep')}</span>}
      </div>
      <span className={styles.hint}>{t('request.leaveEditor')}</span>
      {size > 0 && !isEmpty && <span className={styles.size}>{formatBytes(size)}</span>}
    </div>
  );
}

function Verdict() {
  const { problem, fix, port } = useDraft();
  if (problem === null) {
    return (
      <span className={styles.good}>
        <Icon name="check" />
        {t('json.ok')}
      </span>
    );
  }
  if (problem.code === 'empty') return <span className={styles.soft}>{t('request.emptyBody')}</span>;
  const { line, from, to } = problem;
  return (
    <span className={isAdvice(problem) ? styles.warn : styles.bad}>
      <Icon name="warning" />
      <button
        type="button"
        className={styles.place}
        title={t('json.show', { line })}
        onClick={() => {
          showBody();
          port?.select(from, to);
        }}
      >
        {t('json.at', { line, what: describeProblem(problem) })}
      </button>
      {problem.fix && (
        <Button
          look="link"
          aria-label={isAdvice(problem) ? undefined : t('json.fixLabel', { line })}
          onClick={() => {
            showBody();
            fix();
          }}
        >
          {fixWords(problem)}
        </Button>
      )}
    </span>
  );
}
