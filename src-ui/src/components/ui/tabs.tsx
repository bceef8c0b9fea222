import { Content, List, Root, Trigger } from '@radix-ui/react-tabs';
import type { ReactNode } from 'react';
import styles from '@/components/ui/tabs.module.css';

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  /** A short addition to the label, such as a count. */
  note?: string;
  /** Room for the addition in digits, kept whether or not it is there: what grows moves nothing beside it. */
  noteRoom?: number;
  /** Stays alive, unseen, while another one is shown. */
  isKept?: boolean;
  content: ReactNode;
}

export interface TabsProps<Id extends string> {
  label: string;
  items: readonly TabItem<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  end?: ReactNode;
}

export function Tabs<Id extends string>({ label, items, value, onChange, end }: TabsProps<Id>) {
  return (
    <Root className={styles.tabs} value={value} onValueChange={(id) => onChange(id as Id)}>
      <div className={styles.bar}>
        <List className={styles.list} aria-label={label}>
          {items.map((item) => (
            <Trigger key={item.id} className={styles.tab} value={item.id}>
              {item.label}
              {(item.note || item.noteRoom) && (
                <span className={styles.note} style={{ minInlineSize: `${item.noteRoom ?? 0}ch` }}>
                  {item.note}
                </span>
              )}
            </Trigger>
          ))}
        </List>
        {end}
      </div>
      {items.map((item) => (
        <Content
          key={item.id}
          className={styles.panel}
          value={item.id}
          {...(item.isKept ? { forceMount: true, hidden: item.id !== value } : {})}
        >
          {item.content}
        </Content>
      ))}
    </Root>
  );
}
