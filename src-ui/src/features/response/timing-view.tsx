import { EventDensity } from '@/features/response/event-density';
import { type Phase, phasesOf } from '@/features/response/phases';
import { ServerShares } from '@/features/response/server-shares';
import styles from '@/features/response/timing-view.module.css';
import { useClock } from '@/features/response/use-clock';
import { formatDuration } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

/** Where the time went: the exchange's stretches on one axis, and the shares that the gateway measured. */
export function TimingView({ exchange }: { exchange: Exchange }) {
  const now = useClock(exchange.startedAt, exchange.phase !== 'finished');
  const total = Math.max(exchange.timings.end ?? now, 1);
  const phases = phasesOf(exchange, now);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.timing} aria-label={t('timing.title')} tabIndex={0}>
      <table className={styles.waterfall}>
        <caption className="visually-hidden">{t('timing.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('timing.phase')}</th>
            <th scope="col">{t('timing.start')}</th>
            <th scope="col">{t('timing.length')}</th>
            <th scope="col" className={styles.axis}>
              <span>{formatDuration(0)}</span>
              <span>{formatDuration(total)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {phases.map((phase, index) => (
            <PhaseRow key={phase.name} phase={phase} total={total} look={index} />
          ))}
        </tbody>
      </table>
      {exchange.eventCount > 1 && <EventDensity exchange={exchange} total={total} />}
      <ServerShares head={exchange.head} />
    </section>
  );
}

function PhaseRow({ phase, total, look }: { phase: Phase; total: number; look: number }) {
  const length = phase.to - phase.from;
  return (
    <tr>
      <th scope="row">{t(phase.name)}</th>
      <td>{formatDuration(phase.from)}</td>
      <td>{formatDuration(length)}</td>
      <td className={styles.lane}>
        <svg className={styles.bars} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
          <rect
            className={styles[`look${look}`]}
            x={(phase.from / total) * 1000}
            width={Math.max((length / total) * 1000, 3)}
            height="10"
          />
        </svg>
      </td>
    </tr>
  );
}
