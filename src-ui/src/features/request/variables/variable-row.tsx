import { useState } from 'react';
import { useDraft } from '@/features/request/draft-store';
import styles from '@/features/request/variables/variables-editor.module.css';
import { useVariables, withValue } from '@/features/request/variables/variables-store';
import { t } from '@/lib/messages/translate';

type Scope = 'shared' | 'own';

interface VariableRowProps {
  name: string;
  isUsed: boolean;
  /** It must stay, though its value may be emptied to be written anew, as long as one is in it. */
  onHold: (name: string | null) => void;
}

/** One name with its value, for all of the user's requests or for this one only. */
export function VariableRow({ name, isUsed, onHold }: VariableRowProps) {
  const own = useDraft((state) => state.draft.variables);
  const shared = useVariables((state) => state.shared);
  const [wanted, setWanted] = useState<Scope>('shared');
  const scope: Scope = Object.hasOwn(own, name) ? 'own' : Object.hasOwn(shared, name) ? 'shared' : wanted;
  const value = (scope === 'own' ? own[name] : shared[name]) ?? '';

  const put = (text: string, to: Scope) => {
    useDraft.getState().change({ variables: withValue(own, name, to === 'own' ? text : '') });
    if (to === 'shared') useVariables.getState().set(name, text);
  };
  return (
    <li
      className={styles.row}
      onFocus={() => onHold(name)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && onHold(null)}
    >
      <code
        className={isUsed ? styles.name : styles.unused}
        title={isUsed ? undefined : t('variables.unused')}
      >
        {`{{${name}}}`}
      </code>
      <textarea
        className={styles.value}
        rows={Math.min(6, value.split('\n').length)}
        value={value}
        spellCheck={false}
        aria-label={t('variables.valueOf', { name })}
        placeholder={t('variables.none')}
        onChange={(event) => put(event.target.value, scope)}
      />
      <select
        className={styles.scope}
        value={scope}
        aria-label={t('variables.scopeOf', { name })}
        onChange={({ target }) => {
          const to = target.value as Scope;
          setWanted(to);
          put(value, to);
        }}
      >
        <option value="shared">{t('variables.shared')}</option>
        <option value="own">{t('variables.own')}</option>
      </select>
    </li>
  );
}
