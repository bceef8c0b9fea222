import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import { useDraft } from '@/features/request/draft-store';
import { streamState } from '@/features/request/streaming/stream-state';
import styles from '@/features/request/streaming/stream-switch.module.css';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

/** A tree of a longer body would hold up typing. */
const LARGEST = 1_000_000;

/** Says whether the request asks for a stream, and changes that in the request itself, so that it stays the only truth. */
export function StreamSwitch({ provider }: { provider: Provider | null }) {
  const { body, pathTemplate } = useDraft((state) => state.draft);
  const isBroken = useDraft((state) => state.problem !== null);
  const { port, change } = useDraft.getState();
  const state = useMemo(
    () => (body.length > LARGEST ? null : streamState(body, pathTemplate, provider)),
    [body, pathTemplate, provider],
  );
  if (state === null) return null;
  const { isOn, toggle, addUsage } = state;
  // The picture is a moment old; an edit belongs to the text that it was made for.
  const isCurrent = () => port === null || port.text() === useDraft.getState().draft.body;
  const flip = () => {
    if (toggle === null) return;
    if ('pathTemplate' in toggle) change(toggle);
    else if (isCurrent()) port?.apply(toggle.body);
    void useDraft.getState().settle();
  };
  const isOff = toggle === null || ('body' in toggle && isBroken);
  return (
    <div className={styles.stream}>
      {addUsage && !isBroken && (
        <Button
          look="link"
          title={t('stream.addUsageHint')}
          onClick={() => {
            if (isCurrent()) port?.apply(addUsage);
            void useDraft.getState().settle();
          }}
        >
          {t('stream.addUsage')}
        </Button>
      )}
      <Switch
        label={t('stream.label')}
        title={t(isOff ? 'stream.mendFirst' : 'stream.hint')}
        isOn={isOn}
        disabled={isOff}
        onChange={flip}
      />
    </div>
  );
}
