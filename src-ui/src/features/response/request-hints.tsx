import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { t } from '@/lib/messages/translate';
import type { ToolCallPart } from '@/lib/model/assembled';
import type { Exchange } from '@/lib/model/exchange';
import { streamWish } from '@/lib/model/stream-request';

/** What a reply can ask of the request it came from. Null where the request cannot be helped so. */
export interface RequestHelp {
  onToolResult: ((call: ToolCallPart) => void) | null;
  onIncludeUsage: (() => void) | null;
}

/** What about the request explains the reply, and a way to mend it. */
export function RequestHints({ exchange, help }: { exchange: Exchange; help: RequestHelp }) {
  const isFinished = exchange.phase === 'finished';
  const isStream = exchange.eventCount > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is frozen when it is sent
  const wish = useMemo(() => (isFinished ? streamWish(exchange.request) : null), [exchange.id, isFinished]);
  if (wish === null || exchange.outcome?.kind !== 'complete') return null;
  if (exchange.format === 'json' && wish.stream) {
    return <Notice tone="info" label={t('hint.label')} title={t('hint.plainJson')} />;
  }
  const isUncounted =
    isStream && !wish.usage && exchange.request.family === 'openai-chat' && exchange.assembled.usage === null;
  if (!isUncounted || help.onIncludeUsage === null) return null;
  return (
    <Notice
      tone="neutral"
      label={t('hint.label')}
      title={t('hint.noUsage')}
      actions={<Button onClick={help.onIncludeUsage}>{t('hint.includeUsage')}</Button>}
    >
      {t('hint.noUsageText')}
    </Notice>
  );
}
