import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import styles from '@/features/history/history-list.module.css';
import { useHistory } from '@/features/history/history-store';
import { LabelForm } from '@/features/history/label-form';
import { RunFacts } from '@/features/history/run-facts';
import { focusNeighbour } from '@/features/history/use-row-keys';
import { t } from '@/lib/messages/translate';
import type { RunSummary } from '@/lib/model/saved-run';

export interface RunActions {
  /** Opens the run in a tab of its own. */
  restore(run: RunSummary): void;
  /** Shows what differs between the run and the active tab. */
  diff(run: RunSummary): void;
}

/** Enter opens; P pins, L names, D compares, Delete deletes: the buttons do the same. */
export function RunRow({ run, actions }: { run: RunSummary; actions: RunActions }) {
  const { change, remove } = useHistory.getState();
  const [isNaming, setNaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const name = run.label || run.preview || run.providerName;
  const commands: Readonly<Record<string, () => void>> = {
    p: () => void change(run.id, { isPinned: !run.isPinned }),
    l: () => setNaming(true),
    d: () => actions.diff(run),
    delete: () => {
      focusNeighbour(row.current);
      void remove([run.id]);
    },
  };
  const press = (event: KeyboardEvent) => {
    const command = commands[event.key.toLowerCase()];
    if (command === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    command();
  };
  return (
    <li className={styles.row} ref={row} data-pinned={run.isPinned}>
      {isNaming && (
        <LabelForm
          label={run.label}
          onEnd={(label) => {
            setNaming(false);
            if (label !== null) void change(run.id, { label });
          }}
        />
      )}
      {/* Only unseen while it gets its name, so that the focus finds back to it. */}
      <button
        type="button"
        className={styles.open}
        data-run
        hidden={isNaming}
        title={t('history.openHint')}
        onClick={() => actions.restore(run)}
        onKeyDown={press}
      >
        <RunFacts run={run} />
        <span className={styles.name}>
          {run.isPinned && <Icon name="pin" />}
          {run.label !== '' && <strong>{run.label}</strong>} {run.preview}
        </span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out over the row */}
      <div className={styles.tools} role="group" aria-label={t('history.tools', { name })}>
        <Button
          look="quiet"
          icon="pin"
          iconOnly
          aria-pressed={run.isPinned}
          title={`${t('history.pin')} (P)`}
          onClick={commands.p}
        >
          {t('history.pin')}
        </Button>
        <Button look="quiet" icon="label" iconOnly title={`${t('history.name')} (L)`} onClick={commands.l}>
          {t('history.name')}
        </Button>
        <Button look="quiet" icon="diff" iconOnly title={`${t('history.diff')} (D)`} onClick={commands.d}>
          {t('history.diff')}
        </Button>
        <Button
          look="quiet"
          icon="trash"
          iconOnly
          title={`${t('history.delete')} (${t('keys.delete')})`}
          onClick={commands.delete}
        >
          {t('history.delete')}
        </Button>
      </div>
    </li>
  );
}
