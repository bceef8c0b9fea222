import { CopyButton } from '@/components/ui/copy-button';
import { useDigest } from '@/features/response/use-digest';
import styles from '@/features/response/verify-line.module.css';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import { type Exchange, hasReply } from '@/lib/model/exchange';

/** Proof on the page: length and SHA-256 of what left the browser and of what came back. */
export function VerifyLine({ exchange }: { exchange: Exchange }) {
  const { body } = exchange.request;
  const isFinished = exchange.phase === 'finished';
  const sent = useDigest(body === null ? null : [body], exchange.id, true);
  const received = useDigest(exchange.chunks, exchange.id, isFinished);
  const encoding = exchange.head?.contentEncoding ?? null;
  return (
    <section className={styles.verify} aria-label={t('verify.title')}>
      <h3>{t('verify.title')}</h3>
      <dl>
        <Side
          name={t('verify.sent')}
          which={t('verify.whichSent')}
          length={body?.length ?? null}
          digest={sent}
        />
        <Side
          name={t('verify.received')}
          which={t('verify.whichReceived')}
          length={isFinished && !hasReply(exchange) ? null : exchange.receivedBytes}
          digest={isFinished ? received : { state: 'waiting' }}
        />
      </dl>
      {encoding !== null && <p className={styles.note}>{t('verify.decoded', { encoding })}</p>}
    </section>
  );
}

type Digest = ReturnType<typeof useDigest>;

function Side(props: { name: string; which: string; length: number | null; digest: Digest }) {
  const { name, which, length, digest } = props;
  return (
    <div className={styles.side}>
      <dt>{name}</dt>
      <dd>
        {length === null ? (
          t('verify.noBody')
        ) : (
          <span className={styles.length}>{`${formatCount(length)} B`}</span>
        )}
        {length !== null && digest.state === 'done' && (
          <>
            <code className={styles.digest} title={digest.hex}>
              {digest.hex}
            </code>
            <CopyButton look="quiet" iconOnly name={t('verify.copy', { which })} read={() => digest.hex} />
          </>
        )}
        {length !== null && digest.state === 'unavailable' && (
          <span className={styles.note}>{t('verify.unavailable')}</span>
        )}
        {length !== null && digest.state === 'waiting' && (
          <span className={styles.note}>{t('verify.notYet')}</span>
        )}
      </dd>
    </div>
  );
}
