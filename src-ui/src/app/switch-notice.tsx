import { findModel } from '@/app/model-name';
import { type SwitchNotice as Kind, useSwitchNotice } from '@/app/switch-store';
import { replaceBody } from '@/app/switching';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useDraft } from '@/features/request/draft-store';
import { t } from '@/lib/messages/translate';
import type { FilledTemplate } from '@/lib/model/request-template';
import { UNDO_KEYS } from '@/lib/shortcuts';

/** A line above the editor that asks or tells, and takes no focus: one may just go on typing. */
export function SwitchNotice() {
  const { byTab, show } = useSwitchNotice();
  const notice = byTab.get(useDraft((state) => state.tabId));
  if (notice === undefined) return null;
  const words = wordsOf(notice);
  const dismiss = () => {
    show(null);
    useDraft.getState().port?.focus();
  };
  const isQuestion = notice.kind === 'family' || notice.kind === 'template';
  return (
    <Notice
      tone={isQuestion ? 'warn' : 'info'}
      label={words}
      actions={
        <>
          {isQuestion && notice.template && <Replace template={notice.template} />}
          {notice.kind === 'model' && <UseModel name={notice.better} />}
          <Button look={isQuestion ? 'outline' : 'link'} onClick={dismiss}>
            {t(isQuestion ? 'switch.keep' : 'notice.dismiss')}
          </Button>
        </>
      }
    >
      {words}
    </Notice>
  );
}

function wordsOf(notice: Kind): string {
  switch (notice.kind) {
    case 'family': {
      const { from, to } = notice;
      return t('switch.family', {
        from: t(`family.${from.family}`),
        to: t(`family.${to.family}`),
        provider: to.name,
      });
    }
    case 'template':
      return t('switch.template', { template: notice.template.title });
    case 'model':
      return t('switch.model', { model: notice.name });
    case 'model-changed':
      return t('switch.modelChanged', { model: notice.name, provider: notice.provider });
    case 'replaced':
      return t('switch.replaced', { undo: UNDO_KEYS });
  }
}

function Replace({ template }: { template: FilledTemplate }) {
  const replace = () => {
    replaceBody(template);
    useDraft.getState().port?.focus();
  };
  return (
    <Button title={t('switch.undoHint', { undo: UNDO_KEYS })} onClick={replace}>
      {t('switch.replace', { template: template.title })}
    </Button>
  );
}

function UseModel({ name }: { name: string }) {
  const use = async () => {
    const { settle, port } = useDraft.getState();
    const { draft } = await settle();
    const found = findModel(draft.body);
    if (found) port?.apply(found.replaceBy(name));
    port?.focus();
    useSwitchNotice.getState().show(null);
  };
  return <Button onClick={() => void use()}>{t('switch.useModel', { model: name })}</Button>;
}
