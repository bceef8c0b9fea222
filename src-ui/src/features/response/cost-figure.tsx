import { useMemo } from 'react';
import { Figure } from '@/features/response/figure';
import { formatDay, formatMoney } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import { costOf } from '@/lib/model/cost';
import type { Exchange } from '@/lib/model/exchange';
import type { Price } from '@/lib/model/provider';

interface CostFigureProps {
  exchange: Exchange;
  /** Of the provider that was asked. */
  prices: readonly Price[];
  /** Whether the provider has said how many tokens it took. */
  isCounted: boolean;
}

/** What the provider's own count costs, by a price of which it says the day. */
export function CostFigure({ exchange, prices, isCounted }: CostFigureProps) {
  // It may have to look for the model in a long body.
  const cost = useMemo(() => (isCounted ? costOf(exchange, prices) : null), [exchange, prices, isCounted]);
  // It has its place before it is known.
  if (!isCounted) return <Figure name={t('status.cost')} value="–" />;
  if (cost === null) return <Figure name={t('status.cost')} value={t('status.noPrice')} />;
  const { model, currency, date } = cost.price;
  const day = formatDay(date);
  return (
    <Figure
      name={t('status.costAt', { day })}
      shortName={t('status.cost')}
      value={formatMoney(cost.amount, currency)}
      hint={t('status.costHint', { model, day })}
    />
  );
}
