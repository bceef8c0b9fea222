import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import styles from '@/features/response/raw-view.module.css';
import { useFormatted } from '@/features/response/use-formatted';
import { useViewer } from '@/features/response/use-viewer';
import { saveFile } from '@/lib/files';
import { formatBytes } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { BodyFormat, Exchange } from '@/lib/model/exchange';

/** Above this the browser is asked first: showing is quick, but the memory is the reader's. */
const LARGE = 10_000_000;

type Layout = 'received' | 'formatted';

/** The body exactly as it came. «Formatted» only lays JSON out; copying and saving always give the bytes received. */
export function RawView({ exchange, nonce }: { exchange: Exchange; nonce: string }) {
  const [layout, setLayout] = useState<Layout>('received');
  const [shownAnyway, setShownAnyway] = useState<number | null>(null);
  const isJson = exchange.format === 'json';
  const isFormatted = layout === 'formatted' && isJson && exchange.phase === 'finished';
  const formatted = useFormatted(exchange.rawText, isFormatted);
  const Viewer = useViewer();
  const isGated = exchange.receivedBytes > LARGE && shownAnyway !== exchange.id;

  return (
    <>
      <div className={styles.tools}>
        <Segmented
          label={t('raw.layout')}
          segments={[
            { id: 'received', label: t('raw.asReceived') },
            { id: 'formatted', label: t('raw.formatted') },
          ]}
          value={layout}
          onChange={setLayout}
        />
        {layout === 'formatted' && !isJson && <span className={styles.note}>{t('raw.notJson')}</span>}
        <span className={styles.space} />
        <CopyButton look="quiet" name={t('raw.copy')} word={t('tool.copy')} read={() => exchange.rawText} />
        <Button look="quiet" icon="save" aria-label={t('raw.save')} onClick={() => save(exchange)}>
          {t('tool.save')}
        </Button>
      </div>
      {exchange.format === 'binary' && (
        <p className={styles.message}>{t('raw.binary', { type: exchange.head?.contentType ?? '' })}</p>
      )}
      {exchange.receivedBytes === 0 && exchange.phase === 'finished' && (
        <p className={styles.message}>{t('raw.empty')}</p>
      )}
      {isGated ? (
        <p className={styles.message}>
          {t('raw.large', { size: formatBytes(exchange.receivedBytes) })}{' '}
          <Button onClick={() => setShownAnyway(exchange.id)}>{t('raw.view')}</Button>
        </p>
      ) : (
        Viewer !== null &&
        exchange.receivedBytes > 0 &&
        exchange.format !== 'binary' && (
          <Viewer
            key={exchange.id}
            label={t('raw.body')}
            text={formatted ?? exchange.rawText}
            isJson={isJson}
            wrap
            nonce={nonce}
          />
        )
      )}
    </>
  );
}

const EXTENSIONS: Readonly<Record<BodyFormat, string>> = {
  json: 'json',
  ndjson: 'jsonl',
  'event-stream': 'txt',
  html: 'html.txt',
  text: 'txt',
  binary: 'bin',
  empty: 'txt',
};

function save(exchange: Exchange): void {
  const extension = EXTENSIONS[exchange.format ?? 'binary'];
  // Never a type that a browser would run.
  const type = exchange.format === 'json' ? 'application/json' : 'application/octet-stream';
  saveFile(`${exchange.request.providerSlug}-response.${extension}`, type, exchange.chunks);
}
