import { type ReactNode, useEffect, useId, useRef } from 'react';
import field from '@/components/ui/field.module.css';
import { Icon } from '@/components/ui/icon';
import styles from '@/components/ui/select.module.css';
import { useListbox } from '@/components/ui/use-listbox';

export interface SelectOption {
  value: string;
  label: string;
  /** A quiet line below the label. */
  hint?: string;
  disabled?: boolean;
  mark?: ReactNode;
}

export interface SelectProps {
  label: string;
  options: readonly SelectOption[];
  value: string | null;
  placeholder: string;
  onChange: (value: string) => void;
  busy?: boolean;
}

/** A native select cannot say why an option is disabled, nor show two lines; this one follows the ARIA pattern. */
export function Select({ label, options, value, placeholder, onChange, busy = false }: SelectProps) {
  const id = useId();
  const selected = options.findIndex((option) => option.value === value);
  const list = useListbox(options, selected, (index) => onChange(options[index]?.value ?? ''));
  const current = options[selected];
  const optionId = (index: number) => `${id}-${index}`;
  const hasMarks = busy || options.some(({ mark }) => mark !== undefined);
  const activeOption = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the option to show changes with the active index
  useEffect(() => activeOption.current?.scrollIntoView({ block: 'nearest' }), [list.isOpen, list.active]);

  return (
    <div className={`${field.field} ${styles.select}`} ref={list.box}>
      <span className={field.label} id={`${id}-label`}>
        {label}
      </span>
      <button
        type="button"
        role="combobox"
        className={styles.trigger}
        aria-labelledby={`${id}-label`}
        aria-haspopup="listbox"
        aria-expanded={list.isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={list.isOpen ? optionId(list.active) : undefined}
        aria-busy={busy}
        disabled={options.length === 0}
        onClick={() => (list.isOpen ? list.close() : list.open())}
        onKeyDown={list.onKeyDown}
        onBlur={list.close}
      >
        {current ? current.mark : hasMarks && <span className={styles.waiting} />}
        <span className={styles.value}>{current?.label ?? placeholder}</span>
        <Icon name="chevron" />
      </button>
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={label} hidden={!list.isOpen}>
        {list.isOpen &&
          options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={option.value}
              id={optionId(index)}
              ref={index === list.active ? activeOption : null}
              role="option"
              className={styles.option}
              aria-selected={index === selected}
              aria-disabled={option.disabled ?? false}
              data-active={index === list.active}
              onPointerMove={() => list.setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => list.choose(index)}
            >
              {option.mark}
              <span className={styles.words}>
                <span className={styles.name}>{option.label}</span>
                {option.hint && <span className={styles.hint}>{option.hint}</span>}
              </span>
              {index === selected && <Icon name="check" />}
            </div>
          ))}
      </div>
    </div>
  );
}
