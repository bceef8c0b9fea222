import { useId } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import styles from '@/components/ui/segmented.module.css';

export interface Segment<Id extends string> {
  id: Id;
  label: string;
  icon?: IconName;
  /** The whole name, where the label is short for it. */
  title?: string;
}

export interface SegmentedProps<Id extends string> {
  label: string;
  segments: readonly Segment<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  iconsOnly?: boolean;
}

/** A few choices side by side: real radio buttons, so that the arrow keys work as everywhere. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const name = useId();
  return (
    <fieldset className={styles.segmented}>
      <legend className="visually-hidden">{props.label}</legend>
      {props.segments.map((segment) => (
        <label
          key={segment.id}
          className={styles.segment}
          title={props.iconsOnly ? segment.label : segment.title}
        >
          <input
            className={styles.input}
            type="radio"
            aria-label={segment.title}
            name={name}
            checked={segment.id === props.value}
            onChange={() => props.onChange(segment.id)}
          />
          {segment.icon && <Icon name={segment.icon} />}
          <span className={props.iconsOnly ? 'visually-hidden' : undefined}>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
