import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Tone } from '@/components/ui/notice';
import type { TestResult, WatchedProvider } from '@/features/operations/operations';
import styles from '@/features/operations/operations.module.css';
import { formatInstant } from '@/features/operations/words';
import { formatDuration } from '@/lib/format';
import { reasonOf } from '@/lib/http/failure-reason';
import { t } from '@/lib/messages/translate';

export type RunTest = (slug: string) => Promise<TestResult>;

type State =
  | { kind: 'ready'; own: TestResult | null }
  | { kind: 'running' }
  | { kind: 'refused'; reason: string };

/** Tests the connection on demand, and says who failed. */
export function ConnectivityTest({ provider, run }: { provider: WatchedProvider; run: RunTest }) {
  const [state, setState] = useState<State>({ kind: 'ready', own: null });
  const start = () => {
    setState({ kind: 'running' });
    void run(provider.slug).then(
      (own) => setState({ kind: 'ready', own }),
      (error: unknown) => setState({ kind: 'refused', reason: reasonOf(error) }),
    );
  };
  const result = state.kind === 'ready' ? newest(state.own, provider.lastTest) : null;
  const isRunning = state.kind === 'running';
  return (
    <div className={styles.test}>
      <Button
        onClick={() => !isRunning && start()}
        disabled={provider.inactiveReason !== null}
        aria-disabled={isRunning}
        aria-label={`${t('ops.test')}: ${provider.name}`}
        title={t('ops.testHint', { path: provider.connectivityTestPath })}
      >
        {t(isRunning ? 'ops.testing' : 'ops.test')}
      </Button>
      <div role="status" className={styles.result}>
        {state.kind === 'refused' && t('ops.testNotRun', { reason: state.reason })}
        {result !== null && <Result result={result} />}
      </div>
    </div>
  );
}

function Result({ result }: { result: TestResult }) {
  const time = formatDuration(result.total);
  const { tone, words } = meaningOf(result);
  return (
    <p data-tone={tone}>
      <strong>
        {result.failed === null
          ? t('ops.testAnswered', { status: String(result.status), time })
          : t('ops.testFailed', { step: t(`ops.step.${result.failed}`) })}
      </strong>{' '}
      {words} <span className={styles.soft}>{timesOf(result)}</span>
    </p>
  );
}

function meaningOf({ failed, detail, status }: TestResult): { tone: Tone; words: string } {
  if (failed !== null) return { tone: 'bad', words: detail ?? '' };
  if (status === 401 || status === 403) return { tone: 'bad', words: t('ops.testRefused') };
  if (status === 429) return { tone: 'warn', words: t('ops.testLimited') };
  if (status >= 500) return { tone: 'bad', words: t('ops.testBroken') };
  if (status === 404 || status === 405) return { tone: 'good', words: t('ops.testPostOnly') };
  if (status >= 300 && status < 400) return { tone: 'warn', words: t('ops.testRedirects') };
  return { tone: 'good', words: t(status < 300 ? 'ops.testTaken' : 'ops.testReached') };
}

function timesOf({ at, name, connection, answer }: TestResult): string {
  const known = (milliseconds: number | null) => (milliseconds === null ? '–' : formatDuration(milliseconds));
  const times = t('ops.testTimes', {
    name: known(name),
    connection: known(connection),
    answer: known(answer),
  });
  return `${times}; ${formatInstant(at)}`;
}

/** Somebody else may have tested since; another replica may know nothing of ours. */
function newest(own: TestResult | null, seen: TestResult | null): TestResult | null {
  if (own === null || seen === null) return own ?? seen;
  return Date.parse(own.at) >= Date.parse(seen.at) ? own : seen;
}
