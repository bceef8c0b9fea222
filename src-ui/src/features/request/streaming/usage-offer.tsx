import { Button } from '@/components/ui/button';
import { useDraft } from '@/features/request/draft-store';
import { editStream, useStreamState } from '@/features/request/streaming/use-stream-state';
import { isFault } from '@/lib/json/json-problem';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

/** A stream that would not say how many tokens it took can be asked to. */
export function UsageOffer({ provider }: { provider: Provider | null }) {
  const isBroken = useDraft((state) => isFault(state.problem));
  const isOffered = useStreamState(provider)?.addUsage != null;
  if (!isOffered || isBroken) return null;
  return (
    <Button
      look="link"
      title={t('stream.addUsageHint')}
      onClick={() => editStream(true, (fields) => fields.addUsage)}
    >
      {t('stream.addUsage')}
    </Button>
  );
}
