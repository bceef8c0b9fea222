import { useState } from 'react';
import { Switch } from '@/components/ui/switch';
import { useDraft } from '@/features/request/draft-store';
import { namesOf, resolveRequest } from '@/features/request/variables/resolve-request';
import { ResolvedPreview } from '@/features/request/variables/resolved-preview';
import { VariableRow } from '@/features/request/variables/variable-row';
import styles from '@/features/request/variables/variables-editor.module.css';
import { useVariables } from '@/features/request/variables/variables-store';
import { t } from '@/lib/messages/translate';

const EXAMPLE = '{{name}}';

interface VariablesEditorProps {
  /** The request's path as the page fills it in. */
  path: string | null;
  nonce: string;
}

/** Names and values, the switch that leaves names as they stand, and what is sent in the end. */
export function VariablesEditor({ path, nonce }: VariablesEditorProps) {
  const { draft, change } = useDraft();
  const shared = useVariables((state) => state.shared);
  const used = namesOf(draft, path);
  const [held, setHeld] = useState<string | null>(null);
  const known = new Set([...Object.keys(draft.variables), ...Object.keys(shared), ...(held ? [held] : [])]);
  // In an order that no edit changes: a row that is moved loses the focus.
  const unused = [...known].filter((name) => !used.includes(name)).sort();
  const { body } = resolveRequest(draft, path, shared);

  return (
    <div className={styles.editor}>
      <Switch
        label={t('variables.switch', { example: EXAMPLE })}
        isOn={draft.fillsVariables}
        onChange={(fillsVariables) => change({ fillsVariables })}
      />
      {used.length + unused.length === 0 && (
        <p className={styles.note}>{t('variables.how', { example: EXAMPLE })}</p>
      )}
      <ul className={styles.rows}>
        {[...used, ...unused].map((name) => (
          <VariableRow key={name} name={name} isUsed={used.includes(name)} onHold={setHeld} />
        ))}
      </ul>
      <ResolvedPreview text={body} isChanged={body !== draft.body} nonce={nonce} />
    </div>
  );
}
