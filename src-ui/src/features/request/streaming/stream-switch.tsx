import { Switch } from '@/components/ui/switch';
import { useDraft } from '@/features/request/draft-store';
import { editStream, useStreamState } from '@/features/request/streaming/use-stream-state';
import { isFault } from '@/lib/json/json-problem';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

/** Says whether the request asks for a stream, and changes that in the request itself, so that it stays the only truth. */
export function StreamSwitch({ provider }: { provider: Provider | null }) {
  const isBroken = useDraft((state) => isFault(state.problem));
  const state = useStreamState(provider);
  if (state === null) return null;
  const { isOn, toggle } = state;
  const isOff = toggle === null || ('body' in toggle && isBroken);
  return (
    <Switch
      label={t('stream.label')}
      title={t(isOff ? 'stream.mendFirst' : 'stream.hint')}
      isOn={isOn}
      disabled={isOff}
      onChange={() => {
        if (toggle === null) return;
        if ('body' in toggle) editStream(isOn, (fields) => fields.toggle);
        else useDraft.getState().change(toggle);
      }}
    />
  );
}
