import { useEffect, useState } from 'react';
import { DiffDialog, type DiffSide } from '@/features/diff/diff-dialog';
import { exchangeOf } from '@/features/exchange/exchange-store';
import { replay } from '@/features/exchange/replay';
import { useHistory } from '@/features/history/history-store';
import { currentDraft, useDraft } from '@/features/request/draft-store';
import { tabLabel } from '@/features/request/tab-label';
import { formatMoment } from '@/lib/format';
import type { Part } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';

interface DiffWithTabProps {
  runId: string;
  nonce: string;
  onClose: () => void;
}

/** A kept run beside the active tab: what is written there now, and its latest reply. */
export function DiffWithTab({ runId, nonce, onClose }: DiffWithTabProps) {
  const [before, setBefore] = useState<DiffSide | null>(null);
  const [after] = useState(activeSide);
  useEffect(() => {
    let isMounted = true;
    void keptSide(runId).then((side) => {
      if (!isMounted) return;
      if (side === null) onClose();
      else setBefore(side);
    });
    return () => {
      isMounted = false;
    };
  }, [runId, onClose]);
  return before && <DiffDialog before={before} after={after} nonce={nonce} onClose={onClose} />;
}

async function keptSide(id: string): Promise<DiffSide | null> {
  const { runs, content } = useHistory.getState();
  const summary = runs.find((run) => run.id === id);
  const kept = await content(id);
  if (summary === undefined || kept === null) return null;
  const request = kept.request.body === null ? '' : new TextDecoder().decode(kept.request.body);
  const name = `${summary.label || summary.providerName} · ${formatMoment(summary.startedAt)}`;
  return { name, request, ...replyOf(await replay(0, summary.startedAt, kept)) };
}

function activeSide(): DiffSide {
  const { tabId } = useDraft.getState();
  const draft = currentDraft();
  return { name: tabLabel(draft), request: draft.body, ...replyOf(exchangeOf(tabId)) };
}

function replyOf(exchange: Exchange | null): { text: string; raw: string } {
  const parts = exchange?.assembled.parts ?? [];
  return { text: parts.map(wordsOf).filter(Boolean).join('\n\n'), raw: exchange?.rawText ?? '' };
}

function wordsOf(part: Part): string {
  if (part.kind === 'tool-call') return `${part.name}(${part.arguments})`;
  return 'text' in part ? part.text : '';
}
