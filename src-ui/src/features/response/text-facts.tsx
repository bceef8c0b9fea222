import { CopyButton } from '@/components/ui/copy-button';
import styles from '@/features/response/text-view.module.css';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';

/** Below a finished reply: what else the provider said of it. */
export function TextFacts({ exchange }: { exchange: Exchange }) {
  const { finish, model, parts } = exchange.assembled;
  if (exchange.phase !== 'finished') return null;
  const facts = [
    { name: t('text.finish'), value: finish },
    { name: t('text.model'), value: model },
  ];
  const read = () => parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n\n');
  return (
    <div className={styles.foot}>
      <dl className={styles.facts}>
        {facts.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
      {parts.some((part) => part.kind === 'text' && part.text !== '') && (
        <CopyButton look="quiet" name={t('text.copy')} read={read} />
      )}
    </div>
  );
}
