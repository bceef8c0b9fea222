import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { ElidedText } from '@/features/response/elided-text';
import styles from '@/features/response/tool-call.module.css';
import { formatJson } from '@/lib/json/lossless-json';
import { t } from '@/lib/messages/translate';
import type { ToolCallPart } from '@/lib/model/assembled';

interface ToolCallProps {
  call: ToolCallPart;
  isLinked: boolean;
  /** Null while it cannot be answered: the reply is still coming, or nobody knows its format. */
  onToolResult: ((call: ToolCallPart) => void) | null;
}

/** Longer arguments stay as they came. */
const LONGEST_FORMATTED = 200_000;

/** A call that the model asks for. Its arguments are laid out once they are whole, with no number changed. */
export function ToolCall({ call, isLinked, onToolResult }: ToolCallProps) {
  const name = call.name === '' ? t('text.toolNoName') : call.name;
  const title = t(call.isProviderRun ? 'text.providerTool' : 'text.toolCall');
  return (
    <article
      className={styles.call}
      aria-label={`${title}: ${name}`}
      data-card={call.key}
      data-linked={isLinked}
    >
      <div className={styles.head}>
        <Icon name="tool" />
        <h3>
          {title} <code>{name}</code>
        </h3>
        {call.id !== null && <code className={styles.id}>{call.id}</code>}
        <CopyButton
          look="quiet"
          iconOnly
          name={`${t('tool.copy')}: ${t('text.arguments')}`}
          read={() => call.arguments}
        />
      </div>
      {call.arguments === '' ? (
        <p className={styles.none}>{t('text.noArguments')}</p>
      ) : (
        <ElidedText
          className={styles.arguments}
          label={`${t('text.arguments')}: ${name} ${call.id ?? call.key}`}
          text={layOut(call.arguments)}
        />
      )}
      {onToolResult !== null && !call.isProviderRun && (
        <div className={styles.foot}>
          <Button icon="reply" onClick={() => onToolResult(call)}>
            {t('text.addToolResult')}
          </Button>
          <span className={styles.hint}>{t('text.addToolResultHint')}</span>
        </div>
      )}
    </article>
  );
}

function layOut(text: string): string {
  if (text.length > LONGEST_FORMATTED || !/^\s*[[{]/.test(text)) return text;
  const formatted = formatJson(text);
  return formatted.ok ? formatted.text : text;
}
