import { contentLength } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';
import type { Metrics } from '@/lib/model/metrics';

/** English prose has about four characters to a token. */
const CHARACTERS_PER_TOKEN = 4;

export function metricsOf(exchange: Exchange): Metrics {
  const { usage } = exchange.assembled;
  const isFinal =
    usage?.output != null && (exchange.phase === 'finished' || exchange.assembled.finish !== null);
  const characters = contentLength(exchange.assembled);
  const estimate = characters === 0 ? null : Math.max(1, Math.round(characters / CHARACTERS_PER_TOKEN));
  const outputTokens = isFinal ? (usage?.output ?? null) : estimate;
  return {
    inputTokens: usage?.input ?? null,
    outputTokens,
    isEstimate: !isFinal && outputTokens !== null,
    tokensPerSecond: speed(exchange, outputTokens),
  };
}

function speed(exchange: Exchange, tokens: number | null): number | null {
  const { firstToken, lastToken } = exchange.timings;
  if (tokens === null || firstToken === null || lastToken === null) return null;
  const seconds = (lastToken - firstToken) / 1000;
  // A reply that came in one piece has no speed.
  return seconds < 0.2 ? null : tokens / seconds;
}
