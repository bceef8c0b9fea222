import styles from '@/features/response/status-line.module.css';

/** A narrow pane leaves out what needs more room, so that its figures stay in one row; Timing and Raw say it there. */
type Needs = 'wide' | 'middle' | 'some';

interface FigureProps {
  name: string;
  /** What the name is where there is little room. */
  shortName?: string;
  value: string;
  hint?: string | undefined;
  /** In digits: a number that grows moves nothing beside it. */
  room?: number;
  needs?: Needs;
}

export function Figure({ name, shortName, value, hint, room = 7, needs }: FigureProps) {
  const look = needs === undefined ? styles.figure : `${styles.figure} ${styles[needs]}`;
  return (
    <div className={look} style={{ minInlineSize: `${room}ch` }} title={hint}>
      <dt>
        {shortName === undefined ? name : <span className={styles.long}>{name}</span>}
        {shortName !== undefined && <span className={styles.short}>{shortName}</span>}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
