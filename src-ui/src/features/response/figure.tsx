import styles from '@/features/response/status-line.module.css';

interface FigureProps {
  name: string;
  value: string;
  hint?: string | undefined;
}

export function Figure({ name, value, hint }: FigureProps) {
  return (
    <div className={styles.figure} title={hint}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
