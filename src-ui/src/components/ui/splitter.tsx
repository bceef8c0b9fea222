import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import styles from '@/components/ui/splitter.module.css';

export interface SplitterProps {
  label: string;
  resetLabel: string;
  /** Percent of the space that the first pane takes. */
  share: number;
  onShare: (share: number) => void;
  stacked: boolean;
  /** Where there is room for one pane only, which; null for both. */
  only: 'first' | 'second' | 'neither' | null;
  first: ReactNode;
  second: ReactNode;
}

const LEAST = 20;
const MOST = 80;

/**
 * Two panes and the line between them: by pointer, by arrow keys, and by one button back to the middle. A pane that is not
 * shown stays alive, and so does each when the window changes its size.
 */
export function Splitter(props: SplitterProps) {
  const { label, resetLabel, share, onShare, stacked, only, first, second } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);
  const basis = (part: number) => `${only === null ? part : 100}%`;
  const set = (value: number) => onShare(Math.round(Math.min(MOST, Math.max(LEAST, value)) * 10) / 10);

  const drag = (event: PointerEvent) => {
    const space = box.current?.getBoundingClientRect();
    if (!isDragging || space === undefined) return;
    const part = stacked
      ? (event.clientY - space.top) / space.height
      : (event.clientX - space.left) / space.width;
    set(part * 100);
  };
  const grab = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2 };
    const jumps: Record<string, number> = { Home: LEAST, End: MOST, Enter: 50 };
    const to = jumps[event.key] ?? (event.key in steps ? share + (steps[event.key] ?? 0) : null);
    if (to === null) return;
    event.preventDefault();
    set(to);
  };

  return (
    <div className={styles.split} data-stacked={stacked} ref={box} hidden={only === 'neither'}>
      <div className={styles.pane} style={{ flexBasis: basis(share) }} hidden={only === 'second'}>
        {first}
      </div>
      <div className={styles.between} data-dragging={isDragging} hidden={only !== null}>
        {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is a widget (ARIA 1.2), which hr is not */}
        <div
          className={styles.handle}
          role="separator"
          tabIndex={0}
          aria-label={label}
          aria-orientation={stacked ? 'horizontal' : 'vertical'}
          aria-valuenow={Math.round(share)}
          aria-valuemin={LEAST}
          aria-valuemax={MOST}
          onKeyDown={press}
          onPointerDown={grab}
          onPointerMove={drag}
          onPointerUp={() => setDragging(false)}
          onPointerCancel={() => setDragging(false)}
        />
        <button type="button" className={styles.reset} title={resetLabel} onClick={() => onShare(50)}>
          <span className="visually-hidden">{resetLabel}</span>
        </button>
      </div>
      <div className={styles.pane} style={{ flexBasis: basis(100 - share) }} hidden={only === 'first'}>
        {second}
      </div>
    </div>
  );
}
