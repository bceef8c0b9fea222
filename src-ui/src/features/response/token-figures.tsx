import { Figure } from '@/features/response/figure';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Metrics } from '@/lib/model/metrics';

/** Numbers with ~ are ours, the others the provider's. */
export function TokenFigures({ metrics }: { metrics: Metrics }) {
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens, isEstimate, tokensPerSecond } = metrics;
  if (outputTokens === null && inputTokens === null) return null;
  const sign = isEstimate ? '~' : '';
  const output = outputTokens === null ? null : `${sign}${formatCount(outputTokens)}`;
  const hint = isEstimate ? t('status.estimated') : undefined;
  const speed = tokensPerSecond === null ? null : `${sign}${formatCount(Math.round(tokensPerSecond))}`;
  return (
    <>
      <Figure name={t('status.tokens')} value={inAndOut(inputTokens, output)} hint={hint} />
      {cachedTokens ? <Figure name={t('status.cached')} value={formatCount(cachedTokens)} /> : null}
      {reasoningTokens ? <Figure name={t('status.reasoning')} value={formatCount(reasoningTokens)} /> : null}
      {speed !== null && (
        <Figure name={t('status.speed')} value={t('status.tokensPerSecond', { speed })} hint={hint} />
      )}
    </>
  );
}

function inAndOut(input: number | null, output: string | null): string {
  if (input === null) return t('status.tokensOut', { output: output ?? '' });
  return output === null ? t('status.tokensIn', { input }) : t('status.tokensInOut', { input, output });
}
