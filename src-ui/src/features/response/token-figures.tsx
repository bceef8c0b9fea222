import { Figure } from '@/features/response/figure';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Metrics } from '@/lib/model/metrics';

/** Numbers with ~ are ours, the others the provider's. The speed of a stream has its place before it is known. */
export function TokenFigures({ metrics, isStream }: { metrics: Metrics; isStream: boolean }) {
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens, isEstimate, tokensPerSecond } = metrics;
  if (outputTokens === null && inputTokens === null) return null;
  const sign = isEstimate ? '~' : '';
  const output = outputTokens === null ? null : `${sign}${formatCount(outputTokens)}`;
  const hint = isEstimate ? t('status.estimated') : undefined;
  const speed = tokensPerSecond === null ? null : `${sign}${formatCount(Math.round(tokensPerSecond))}`;
  const speedWords = speed === null ? '–' : t('status.tokensPerSecond', { speed });
  return (
    <>
      {(isStream || speed !== null) && (
        <Figure name={t('status.speed')} value={speedWords} hint={hint} room={11} needs="middle" />
      )}
      <Figure name={t('status.tokens')} value={inAndOut(inputTokens, output)} hint={hint} />
      {cachedTokens ? (
        <Figure name={t('status.cached')} value={formatCount(cachedTokens)} needs="wide" />
      ) : null}
      {reasoningTokens ? (
        <Figure name={t('status.reasoning')} value={formatCount(reasoningTokens)} needs="wide" />
      ) : null}
    </>
  );
}

function inAndOut(input: number | null, output: string | null): string {
  if (input === null) return t('status.tokensOut', { output: output ?? '' });
  return output === null ? t('status.tokensIn', { input }) : t('status.tokensInOut', { input, output });
}
