import styles from '@/features/response/status-line.module.css';

interface FigureProps {
  name: string;
  value: string;
  hint?: string | undefined;
  /** In digits: a number that grows moves nothing beside it. */
  room?: number;
}

export function Figure({ name, value, hint, room = 7 }: FigureProps) {
  return (
    <div className={styles.figure} style={{ minInlineSize: `${room}ch` }} title={hint}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
