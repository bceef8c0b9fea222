import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import styles from '@/features/share/share-dialog.module.css';
import { t } from '@/lib/messages/translate';
import type { PortableRequest } from '@/lib/model/portable-request';

interface SharedRequestDialogProps {
  /** Null where the link holds none that can be read. */
  request: PortableRequest | null;
  /** The provider's name, or null where this person has no such provider. */
  providerName: string | null;
  onOpen: () => void;
  onClose: () => void;
}

/** A link may come from anybody: it is looked at first, sent by nobody, and opens beside what is there. */
export function SharedRequestDialog({ request, providerName, onOpen, onClose }: SharedRequestDialogProps) {
  return (
    <Dialog
      title={t('share.openTitle')}
      description={t(request === null ? 'share.unreadable' : 'share.openText')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
    >
      <div className={styles.preview}>
        {request !== null && (
          <>
            <p>
              {providerName ?? t('share.unknownProvider', { provider: request.providerSlug ?? '' })}{' '}
              <code>
                {request.method} {request.path ?? ''}
              </code>
            </p>
            {request.headers.map(([name, value]) => (
              <code key={name}>
                {name}: {value}
              </code>
            ))}
            {request.body ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard too
              <pre tabIndex={0}>{request.body.slice(0, 20_000)}</pre>
            ) : (
              <p>{t('share.noBody')}</p>
            )}
          </>
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t(request === null ? 'dialog.close' : 'dialog.cancel')}</Button>
          {request !== null && (
            <Button look="primary" onClick={onOpen}>
              {t('import.open')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
