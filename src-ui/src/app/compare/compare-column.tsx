import { ColumnHead } from '@/app/compare/column-head';
import type { Column } from '@/app/compare/columns';
import styles from '@/app/compare/compare.module.css';
import { Button } from '@/components/ui/button';
import { isActive, useExchange, useExchangeOf } from '@/features/exchange/exchange-store';
import { metricsOf } from '@/features/exchange/metrics-of';
import { OutcomeNotice } from '@/features/response/outcome-notice';
import { StatusLine } from '@/features/response/status-line';
import { TextView } from '@/features/response/text-view';
import { t } from '@/lib/messages/translate';
import { pricesFor } from '@/lib/model/cost';
import type { Exchange } from '@/lib/model/exchange';
import type { Provider } from '@/lib/model/provider';

interface CompareColumnProps {
  number: number;
  column: Column;
  providers: readonly Provider[];
  refusal: string | null;
  isOnly: boolean;
  onOpen: (exchange: Exchange) => void;
}

export function CompareColumn(props: CompareColumnProps) {
  const { number, column, providers, refusal, isOnly, onOpen } = props;
  const exchange = useExchangeOf(column.id);
  return (
    <section className={styles.column} aria-label={t('compare.column', { number })}>
      <ColumnHead number={number} column={column} providers={providers} isOnly={isOnly} />
      {exchange === null ? (
        <p className={styles.empty}>{refusal ?? t('compare.ready')}</p>
      ) : (
        <>
          <StatusLine
            exchange={exchange}
            metrics={metricsOf(exchange)}
            prices={pricesFor(exchange, providers)}
          />
          <OutcomeNotice exchange={exchange} field={null} label={t('compare.outcome', { number })} />
          <Reply label={t('compare.reply', { number })} exchange={exchange} />
          <div className={styles.foot}>
            {isActive(exchange) && (
              <Button
                look="quiet"
                icon="stop"
                aria-label={t('compare.stop', { number })}
                onClick={() => useExchange.getState().stop(column.id)}
              >
                {t('request.stop')}
              </Button>
            )}
            <Button
              look="quiet"
              icon="open"
              disabled={isActive(exchange)}
              aria-label={t('compare.openTabLabel', { number })}
              onClick={() => onOpen(exchange)}
            >
              {t('compare.openTab')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function Reply({ label, exchange }: { label: string; exchange: Exchange }) {
  const hasText = exchange.assembled.parts.length > 0 || isActive(exchange);
  if (!hasText) return <p className={styles.empty}>{t('compare.noText')}</p>;
  return <TextView label={label} exchange={exchange} link={null} onToolResult={null} />;
}
