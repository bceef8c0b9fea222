import { useEffect, useState } from 'react';
import { useColumns } from '@/app/compare/columns';
import styles from '@/app/compare/compare.module.css';
import { CompareColumn } from '@/app/compare/compare-column';
import { CompareTools } from '@/app/compare/compare-tools';
import { modelIn, sendColumns } from '@/app/compare/send-columns';
import { openRequest, portableSent } from '@/app/portable';
import { BODILESS } from '@/app/sendable';
import { openTab } from '@/app/tabs';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { PageConfig } from '@/config/page-config';
import { isActive, useExchange } from '@/features/exchange/exchange-store';
import { useDraft } from '@/features/request/draft-store';
import { isFault } from '@/lib/json/json-problem';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { Provider } from '@/lib/model/provider';
import { sendCommand } from '@/lib/shortcuts';

interface CompareProps {
  config: PageConfig;
  providers: readonly Provider[];
  onClose: () => void;
}

/** One request to up to four providers or models of its wire format, side by side. Each column is a whole exchange. */
export function Compare({ config, providers, onClose }: CompareProps) {
  const { columns, end } = useColumns();
  const { draft, problem } = useDraft();
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const provider = providers.find(({ slug }) => slug === draft.providerSlug) ?? null;
  const family = providers.filter((one) => one.isActive && one.family === provider?.family);
  const isRunning = useExchange(({ byTab }) => columns.some(({ id }) => isActive(byTab[id] ?? null)));
  const cannotSend = provider === null || (isFault(problem) && !BODILESS.has(draft.method));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the columns begin once, with what is chosen then
  useEffect(() => {
    if (provider !== null) useColumns.getState().begin(provider, modelIn(draft, provider), family);
    return end;
  }, []);

  const send = () => void sendColumns(config, draft, columns, providers).then(setRefused);
  const stop = () => {
    for (const { id } of columns) useExchange.getState().stop(id);
  };
  /** What was sent, with its reply: the fields above may say something else by now. */
  const open = (column: string, exchange: Exchange) => {
    const { request } = exchange;
    const sent = portableSent(config, { ...request, url: request.url.href });
    useExchange
      .getState()
      .move(column, openTab({ ...openRequest(sent, providers, draft.providerSlug), fillsVariables: false }));
    onClose();
  };
  return (
    <Dialog
      size="full"
      title={t('compare.title')}
      description={t('compare.text')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
      tools={<CompareTools isRunning={isRunning} cannotSend={cannotSend} onSend={send} onStop={stop} />}
    >
      {cannotSend && (
        <Notice tone="warn" label={t('compare.title')}>
          {t(provider === null ? 'request.noProvider' : 'compare.problem')}
        </Notice>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears what the fields inside let through */}
      <div
        className={styles.columns}
        onKeyDown={(event) => {
          if (sendCommand(event.nativeEvent) !== null && !cannotSend) isRunning ? stop() : send();
        }}
      >
        {columns.map((column, index) => (
          <CompareColumn
            key={column.id}
            number={index + 1}
            column={column}
            providers={family}
            refusal={refused[column.id] ?? null}
            isOnly={columns.length === 1}
            onOpen={(exchange) => open(column.id, exchange)}
          />
        ))}
      </div>
    </Dialog>
  );
}
