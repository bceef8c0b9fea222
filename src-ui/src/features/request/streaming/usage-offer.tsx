import { Button } from '@/components/ui/button';
import { useDraft } from '@/features/request/draft-store';
import { applyToBody, useStreamState } from '@/features/request/streaming/use-stream-state';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

/** A stream that would not say how many tokens it took can be asked to. */
export function UsageOffer({ provider }: { provider: Provider | null }) {
  const isBroken = useDraft((state) => state.problem !== null);
  const fix = useStreamState(provider)?.addUsage ?? null;
  if (fix === null || isBroken) return null;
  return (
    <Button look="link" title={t('stream.addUsageHint')} onClick={() => applyToBody(fix)}>
      {t('stream.addUsage')}
    </Button>
  );
}
