import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import styles from '@/features/response/text-view.module.css';
import { formatJson } from '@/lib/json/lossless-json';
import { t } from '@/lib/messages/translate';
import type { ToolCallPart } from '@/lib/model/assembled';

/** A call that the model asks for. Its arguments are laid out once they are whole, with no number changed. */
export function ToolCall({ call }: { call: ToolCallPart }) {
  const formatted = formatJson(call.arguments);
  const name = call.name === '' ? t('text.toolNoName') : call.name;
  return (
    <section className={styles.call} aria-label={`${t('text.toolCall')}: ${name}`}>
      <div className={styles.callHead}>
        <Icon name="tool" />
        <h3>
          {t('text.toolCall')} <code>{name}</code>
        </h3>
        {call.id !== null && <code className={styles.callId}>{call.id}</code>}
        <CopyButton
          look="quiet"
          iconOnly
          name={`${t('tool.copy')}: ${t('text.arguments')}`}
          read={() => call.arguments}
        />
      </div>
      <pre className={styles.arguments}>{formatted.ok ? formatted.text : call.arguments}</pre>
    </section>
  );
}
