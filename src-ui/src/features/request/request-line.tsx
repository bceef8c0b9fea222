import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Keys } from '@/components/ui/keys';
import styles from '@/features/request/request-line.module.css';
import { t } from '@/lib/messages/translate';
import { SEND_KEYS } from '@/lib/shortcuts';

interface RequestLineProps {
  method: string;
  upstreamUrl: string;
  gatewayUrl: string;
}

/** Where the request goes, for reading: the method and the address at the provider. */
export function RequestLine({ method, upstreamUrl, gatewayUrl }: RequestLineProps) {
  const id = useId();
  return (
    <div className={styles.target}>
      <label className={styles.label} htmlFor={id}>
        {t('request.url')}
      </label>
      <div className={styles.line}>
        <span className={styles.method} title={t('request.method')}>
          {method}
        </span>
        <input
          id={id}
          className={styles.url}
          readOnly
          title={t('request.urlHint', { gateway: gatewayUrl })}
          value={upstreamUrl}
        />
        <CopyButton
          look="quiet"
          iconOnly
          name={`${t('tool.copy')}: ${t('request.url')}`}
          disabled={upstreamUrl === ''}
          read={() => upstreamUrl}
        />
      </div>
    </div>
  );
}

interface SendButtonProps {
  isSending: boolean;
  onSend: () => void;
  onStop: () => void;
}

/** One button, so that a second click can never send a second request. It is never disabled: it says what is missing. */
export function SendButton({ isSending, onSend, onStop }: SendButtonProps) {
  const hint = t(isSending ? 'request.stopHint' : 'request.sendHint', { keys: SEND_KEYS });
  return (
    <span className={styles.send}>
      <Button
        look={isSending ? 'danger' : 'primary'}
        icon={isSending ? 'stop' : 'send'}
        title={hint}
        onClick={(event) => {
          if (!isSending) onSend();
          // The second half of a double click on Send is not a wish to stop.
          else if (event.detail < 2) onStop();
        }}
      >
        {t(isSending ? 'request.stop' : 'request.send')}
        <Keys keys={SEND_KEYS} />
      </Button>
    </span>
  );
}
