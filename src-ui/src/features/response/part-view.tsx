import { BlockText } from '@/features/response/block-text';
import { MediaView } from '@/features/response/media-view';
import styles from '@/features/response/text-view.module.css';
import { ToolCall } from '@/features/response/tool-call';
import { t } from '@/lib/messages/translate';
import type { Part, SourcesPart, ToolCallPart } from '@/lib/model/assembled';

interface PartViewProps {
  part: Part;
  /** It came with the event that is looked at. */
  isLinked: boolean;
  onToolResult: ((call: ToolCallPart) => void) | null;
}

export function PartView({ part, isLinked, onToolResult }: PartViewProps) {
  switch (part.kind) {
    case 'tool-call':
      return <ToolCall call={part} isLinked={isLinked} onToolResult={onToolResult} />;
    case 'reasoning':
      return (
        <details className={styles.reasoning} open={isLinked || undefined}>
          <summary>
            {t('text.reasoning')} <span>{t('text.characters', { count: part.text.length })}</span>
          </summary>
          <BlockText name={part.key} text={part.text} />
        </details>
      );
    case 'media':
      return (
        <div data-card={part.key} data-linked={isLinked} className={styles.card}>
          <MediaView pieces={part.pieces} mediaType={part.mediaType} />
        </div>
      );
    case 'sources':
      return <Sources part={part} isLinked={isLinked} />;
    default:
      return (
        <div>
          {part.kind === 'refusal' && <h3 className={styles.partTitle}>{t('text.refusal')}</h3>}
          <BlockText name={part.key} text={part.text} />
        </div>
      );
  }
}

/** As text: an address that a model gives is not one to click on unseen. */
function Sources({ part, isLinked }: { part: SourcesPart; isLinked: boolean }) {
  return (
    <section className={styles.sources} data-card={part.key} data-linked={isLinked}>
      <h3 className={styles.partTitle}>{t('text.sources', { count: part.sources.length })}</h3>
      <ol>
        {part.sources.map(({ title, place, quote }) => (
          <li key={`${title} ${place} ${quote}`}>
            {title !== null && <span className={styles.sourceTitle}>{title}</span>}
            {place !== null && <code>{place}</code>}
            {quote !== null && <q>{quote}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
