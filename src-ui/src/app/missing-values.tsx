import { create } from 'zustand';
import { showPart } from '@/app/go-to';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useDraft } from '@/features/request/draft-store';
import { namesOf } from '@/features/request/variables/resolve-request';
import { useVariables } from '@/features/request/variables/variables-store';
import { t } from '@/lib/messages/translate';

interface MissingValuesState {
  byTab: Readonly<Record<string, readonly string[]>>;
  show(tab: string, names: readonly string[]): void;
}

/** The names that kept a request from being sent. */
export const useMissingValues = create<MissingValuesState>()((set, get) => ({
  byTab: {},
  show: (tab, names) => set({ byTab: { ...get().byTab, [tab]: names } }),
}));

/** Says which names have no value, and offers both ways on. */
export function MissingValues({ onSend }: { onSend: () => void }) {
  const { tabId, draft, change } = useDraft();
  const shared = useVariables((state) => state.shared);
  const { byTab, show } = useMissingValues();
  const values = { ...shared, ...draft.variables };
  const known = byTab[tabId] ?? [];
  const used = known.length === 0 ? [] : namesOf(draft, draft.pathTemplate);
  const names = known.filter((name) => !values[name] && used.includes(name));
  if (names.length === 0 || !draft.fillsVariables) return null;
  const words = t('variables.missing', { names: names.map((name) => `{{${name}}}`).join(', ') });
  return (
    <Notice
      tone="warn"
      label={words}
      actions={
        <>
          <Button onClick={() => showPart('variables')}>{t('variables.fill')}</Button>
          <Button
            title={t('variables.sendAsIsHint')}
            onClick={() => {
              change({ fillsVariables: false });
              onSend();
            }}
          >
            {t('variables.sendAsIs')}
          </Button>
          <Button look="link" onClick={() => show(tabId, [])}>
            {t('notice.dismiss')}
          </Button>
        </>
      }
    >
      {words}
    </Notice>
  );
}
