import { contentLength } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';

/** English prose has about four characters to a token. */
const CHARACTERS_PER_TOKEN = 4;

export function metricsOf(exchange: Exchange): Metrics {
  const { usage, finish, ended } = exchange.assembled;
  // Several providers count as they go: what they said before they had finished is not the last word.
  const isFinal = usage?.output != null && (finish !== null || ended);
  const outputTokens = isFinal ? usage.output : estimate(exchange);
  return {
    inputTokens: usage?.input ?? null,
    outputTokens,
    cachedTokens: usage?.cached ?? null,
    reasoningTokens: usage?.reasoning ?? null,
    isEstimate: !isFinal && outputTokens !== null,
    tokensPerSecond: speed(exchange, (outputTokens ?? 0) - (isFinal ? hiddenTokens(exchange) : 0)),
  };
}

function estimate(exchange: Exchange): number | null {
  const characters = contentLength(exchange.assembled);
  if (characters === 0) return null;
  return Math.max(1, Math.round(characters / CHARACTERS_PER_TOKEN), exchange.assembled.usage?.output ?? 0);
}

function speed(exchange: Exchange, tokens: number): number | null {
  const { firstToken, lastToken } = exchange.timings;
  if (tokens <= 0 || firstToken === null || lastToken === null) return null;
  const seconds = (lastToken - firstToken) / 1000;
  // A reply that came in one piece has no speed.
  return seconds < 0.2 ? null : tokens / seconds;
}

/** Reasoning that was counted but never sent was over before the first delta, so it says nothing of the speed. */
function hiddenTokens({ assembled }: Exchange): number {
  const isShown = assembled.parts.some((part) => part.kind === 'reasoning' && part.text !== '');
  return isShown ? 0 : Math.min(assembled.usage?.reasoning ?? 0, assembled.usage?.output ?? 0);
}
