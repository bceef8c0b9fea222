import { at, readTree, text } from '@/lib/json/json-tree';
import type { Usage } from '@/lib/model/assembled';
import type { Exchange, ExchangeRequest } from '@/lib/model/exchange';
import type { Family, Price, Provider } from '@/lib/model/provider';

/** A longer body is not looked through for its model. */
const LONGEST = 2_000_000;
const PRICED_TOKENS = 1_000_000;

export interface Cost {
  amount: number;
  price: Price;
}

/** Those of the provider that was asked; null where it is not listed any more. */
export function pricesFor(
  exchange: Exchange | null,
  providers: readonly Provider[],
): readonly Price[] | null {
  const asked = providers.find(({ slug }) => slug === exchange?.request.providerSlug);
  return asked?.prices ?? null;
}

/** What the counted tokens cost; null where no price is set for the model that answered, nor for the one that was asked. */
export function costOf({ request, assembled }: Exchange, prices: readonly Price[]): Cost | null {
  if (prices.length === 0 || assembled.usage === null) return null;
  const of = (model: string | null) => prices.find((price) => price.model === model);
  // Only the first knows what became of an alias, only the second is sure to be a name from the price list.
  const price = of(assembled.model) ?? of(askedModel(request));
  return price === undefined ? null : { amount: amountOf(assembled.usage, price, request.family), price };
}

function amountOf(usage: Usage, price: Price, family: Family): number {
  const cached = usage.cached ?? 0;
  const written = usage.cacheWritten ?? 0;
  // Anthropic counts what went through its cache apart, the others within the input.
  const input = (usage.input ?? 0) - (family === 'anthropic-messages' ? 0 : cached);
  const sum =
    input * price.input +
    cached * price.cachedInput +
    written * price.cacheWrite +
    (usage.output ?? 0) * price.output;
  return sum / PRICED_TOKENS;
}

function askedModel({ body, upstreamUrl }: ExchangeRequest): string | null {
  const inPath = /\/models\/([^/:?]+)/.exec(upstreamUrl)?.[1];
  if (inPath !== undefined) return inPath;
  if (body === null || body.length > LONGEST) return null;
  return text(at(readTree(new TextDecoder().decode(body)), 'model'));
}
