import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { HistoryFoot } from '@/features/history/history-foot';
import styles from '@/features/history/history-list.module.css';
import { useHistory } from '@/features/history/history-store';
import { type RunActions, RunRow } from '@/features/history/run-row';
import { RunSearch } from '@/features/history/run-search';
import { searchRuns } from '@/features/history/search-runs';
import { useRowKeys } from '@/features/history/use-row-keys';
import { t } from '@/lib/messages/translate';

interface HistoryListProps {
  actions: RunActions;
  /** Beside the title; null where what holds the list has a title already. */
  end?: ReactNode;
}

/** The runs that this browser keeps: search, open again, pin, name, compare, delete. */
export function HistoryList({ actions, end }: HistoryListProps) {
  const { phase, runs } = useHistory();
  const [query, setQuery] = useState('');
  const found = searchRuns(runs, query);
  const keys = useRowKeys(found.length);
  return (
    <section className={styles.history} aria-label={t('history.title')} onKeyDown={keys.onKeyDown}>
      {end !== null && (
        <div className={styles.head}>
          <h2>{t('history.title')}</h2>
          {end}
        </div>
      )}
      <HistoryProblem />
      {phase !== 'unavailable' && (
        <>
          <RunSearch value={query} onChange={setQuery} count={found.length} total={runs.length} />
          {found.length === 0 ? (
            <p className={styles.empty}>{t(runs.length === 0 ? 'history.empty' : 'history.notFound')}</p>
          ) : (
            <ul className={styles.list} ref={keys.list}>
              {found.map((run) => (
                <RunRow key={run.id} run={run} actions={actions} />
              ))}
            </ul>
          )}
          <HistoryFoot isEmpty={runs.length === 0} />
        </>
      )}
    </section>
  );
}

function HistoryProblem() {
  const { problem, phase, dismiss } = useHistory();
  if (problem === null) return null;
  return (
    <Notice
      tone="warn"
      label={t('history.problem')}
      actions={
        phase !== 'unavailable' && (
          <Button look="link" onClick={dismiss}>
            {t('notice.dismiss')}
          </Button>
        )
      }
    >
      {t(`history.${problem}`)}
    </Notice>
  );
}
