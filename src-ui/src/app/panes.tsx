import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PaneId } from '@/app/layout-store';
import styles from '@/app/panes.module.css';
import { Splitter } from '@/components/ui/splitter';
import { useMediaQuery } from '@/components/ui/use-media-query';
import { t } from '@/lib/messages/translate';

interface PanesProps {
  pane: PaneId;
  onPane: (pane: PaneId) => void;
  responseMark: ReactNode;
  request: ReactNode;
  response: ReactNode;
  /** A pane of its own on a phone; elsewhere it stands beside or over the others. */
  history: ReactNode;
}

const KEY = 'prompt-passthrough.split';

/** Request and response side by side, one above the other, or, on a phone, one at a time. Both always stay alive. */
export function Panes({ pane, onPane, responseMark, request, response, history }: PanesProps) {
  const isNarrow = useMediaQuery('(width < 45rem)');
  const isStacked = useMediaQuery('(width < 69rem)');
  const [share, setShare] = useState(readShare);

  const only = pane === 'request' ? 'first' : pane === 'response' ? 'second' : 'neither';
  return (
    <div className={styles.panes}>
      <Splitter
        label={t('layout.resize')}
        resetLabel={t('layout.half')}
        share={share}
        onShare={(value) => {
          setShare(value);
          keepShare(value);
        }}
        stacked={isStacked}
        only={isNarrow ? only : null}
        first={request}
        second={response}
      />
      {isNarrow && pane === 'history' && <div className={styles.slot}>{history}</div>}
      {isNarrow && <PaneTabs pane={pane} onPane={onPane} responseMark={responseMark} />}
    </div>
  );
}

function PaneTabs({ pane, onPane, responseMark }: Pick<PanesProps, 'pane' | 'onPane' | 'responseMark'>) {
  return (
    <nav className={styles.tabs} aria-label={t('layout.panes')}>
      <button type="button" aria-pressed={pane === 'request'} onClick={() => onPane('request')}>
        {t('request.title')}
      </button>
      <button type="button" aria-pressed={pane === 'response'} onClick={() => onPane('response')}>
        {t('response.title')}
        {responseMark}
      </button>
      <button type="button" aria-pressed={pane === 'history'} onClick={() => onPane('history')}>
        {t('history.title')}
      </button>
    </nav>
  );
}

function readShare(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return kept >= 20 && kept <= 80 ? kept : 50;
  } catch {
    return 50;
  }
}

function keepShare(share: number): void {
  try {
    localStorage.setItem(KEY, String(share));
  } catch {
    // Without storage the division lasts as long as the page.
  }
}
