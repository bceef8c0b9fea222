import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from '@/components/ui/button.module.css';
import { Icon, type IconName } from '@/components/ui/icon';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  look?: 'primary' | 'danger' | 'outline' | 'quiet' | 'link';
  icon?: IconName;
  /** Shows the icon only; the name is then needed for those who cannot see it. */
  iconOnly?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'outline', icon, iconOnly = false, children, type, ...rest }: ButtonProps) {
  const className = `${styles.button} ${styles[look]} ${iconOnly ? styles.iconOnly : ''}`;
  return (
    <button {...rest} type={type === 'submit' ? 'submit' : 'button'} className={className}>
      {icon && <Icon name={icon} />}
      {iconOnly ? <span className="visually-hidden">{children}</span> : children}
    </button>
  );
}
