import { useId } from 'react';
import styles from '@/components/ui/switch.module.css';

interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabled?: boolean;
  title?: string;
}

/** On or off, at once: a real checkbox, so that the space bar works as everywhere. */
export function Switch({ label, isOn, onChange, disabled = false, title }: SwitchProps) {
  const id = useId();
  return (
    <label className={styles.switch} htmlFor={id} title={title}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
