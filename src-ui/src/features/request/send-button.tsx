import { Button } from '@/components/ui/button';
import { Keys } from '@/components/ui/keys';
import styles from '@/features/request/send-button.module.css';
import { t } from '@/lib/messages/translate';
import { RESEND_KEYS, SEND_KEYS } from '@/lib/shortcuts';

interface SendButtonProps {
  isSending: boolean;
  onSend: () => void;
  onStop: () => void;
  /** Null while there is nothing to repeat. */
  onResend: (() => void) | null;
}

/** One button, so that a second click can never send a second request. It is never disabled: it says what is missing. */
export function SendButton({ isSending, onSend, onStop, onResend }: SendButtonProps) {
  const hint = t(isSending ? 'request.stopHint' : 'request.sendHint', { keys: SEND_KEYS });
  return (
    <span className={styles.send}>
      <Button
        icon="again"
        iconOnly
        title={t('request.resendHint', { keys: RESEND_KEYS })}
        disabled={onResend === null || isSending}
        onClick={() => onResend?.()}
      >
        {t('request.resend')}
      </Button>
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
