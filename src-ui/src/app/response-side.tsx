import { requestHelp } from '@/app/request-help';
import { useNamedField } from '@/app/use-named-field';
import styles from '@/app/workbench.module.css';
import { useExchangeOf } from '@/features/exchange/exchange-store';
import { metricsOf } from '@/features/exchange/metrics-of';
import { ResponsePane } from '@/features/response/response-pane';
import { t } from '@/lib/messages/translate';
import { pricesFor } from '@/lib/model/cost';
import type { Provider } from '@/lib/model/provider';

interface ResponseSideProps {
  tab: string;
  providers: readonly Provider[];
  nonce: string;
}

/** The reply, with what it says of the request and offers to do to it. A stream draws nothing else anew. */
export function ResponseSide({ tab, providers, nonce }: ResponseSideProps) {
  const exchange = useExchangeOf(tab);
  const field = useNamedField(exchange);
  return (
    <section className={styles.pane} aria-label={t('response.title')}>
      <h2 className="visually-hidden">{t('response.title')}</h2>
      <ResponsePane
        name={tab}
        exchange={exchange}
        metrics={exchange && metricsOf(exchange)}
        prices={pricesFor(exchange, providers)}
        field={field}
        help={requestHelp(exchange)}
        nonce={nonce}
      />
    </section>
  );
}
