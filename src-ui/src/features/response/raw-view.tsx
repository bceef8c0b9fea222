import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { PathBar } from '@/features/response/path-bar';
import { LargeGate, RawMessage } from '@/features/response/raw-messages';
import { type RawLayout, RawTools } from '@/features/response/raw-tools';
import { useFormatted } from '@/features/response/use-formatted';
import { useKeeper } from '@/features/response/use-keeper';
import { useKept } from '@/features/response/use-kept';
import { useViewer } from '@/features/response/use-viewer';
import type { ViewerPort } from '@/lib/code-mirror/code-viewer';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

/** Above this the reader is asked first: showing is quick, but the memory is the reader's. */
const LARGE = 10_000_000;

interface RawViewProps {
  /** What the reader's choice of layout is kept under. */
  name: string;
  exchange: Exchange;
  nonce: string;
}

/** The body exactly as it came. «Formatted» only lays JSON out; copying and saving always give the bytes received. */
export function RawView({ name, exchange, nonce }: RawViewProps) {
  const [layout, setLayout] = useKept<RawLayout>(`${name}/layout`, 'received');
  const [isShownAnyway, showAnyway] = useKept(`${exchange.id}/shown-anyway`, false);
  const [port, setPort] = useState<ViewerPort | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const isJson = exchange.format === 'json';
  const isGated = exchange.receivedBytes > LARGE && !isShownAnyway;
  const isFormatted = layout === 'formatted' && isJson && exchange.phase === 'finished' && !isGated;
  const formatted = useFormatted(exchange.rawText, isFormatted);
  const text = formatted ?? exchange.rawText;
  const Viewer = useViewer();
  const keeper = useKeeper(`${exchange.id}/raw-${formatted === null ? 'received' : 'formatted'}`);
  const isShown = !isGated && exchange.receivedBytes > 0 && exchange.format !== 'binary';

  return (
    <>
      {exchange.receivedBytes > 0 && (
        <RawTools
          exchange={exchange}
          layout={layout}
          onLayout={(chosen) => {
            setLayout(chosen);
            setCursor(null);
          }}
          onFind={port && (() => port.find())}
        />
      )}
      <RawMessage exchange={exchange} />
      {isShown && !exchange.isTextExact && (
        <Notice tone="warn" label={t('raw.about')} title={t('raw.notExact')} />
      )}
      {isGated && <LargeGate exchange={exchange} onView={() => showAnyway(true)} />}
      {isShown && Viewer !== null && (
        <Viewer
          key={exchange.id}
          label={t('raw.body')}
          text={text}
          isJson={isJson}
          wrap
          nonce={nonce}
          onReady={setPort}
          onCursor={setCursor}
          keeper={keeper}
        />
      )}
      {isShown && isJson && exchange.phase === 'finished' && <PathBar text={text} offset={cursor} />}
    </>
  );
}
