import { useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { runFile } from '@/features/share/export-run';
import { harFile } from '@/features/share/har';
import styles from '@/features/share/share-dialog.module.css';
import { LONGEST_LINK, type ShareLink, shareLink } from '@/features/share/share-link';
import { saveFile } from '@/lib/files';
import { formatCount } from '@/lib/format';
import { t } from '@/lib/messages/translate';
import type { Exchange } from '@/lib/model/exchange';
import type { PortableRequest } from '@/lib/model/portable-request';

interface ShareDialogProps {
  request: PortableRequest;
  /** The tab's latest run, if it has ended. */
  exchange: Exchange | null;
  onClose: () => void;
}

export function ShareDialog({ request, exchange, onClose }: ShareDialogProps) {
  const link = useShareLink(request);
  const hasRun = exchange?.phase === 'finished';
  return (
    <Dialog
      title={t('share.title')}
      description={t('share.text')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
    >
      <div className={styles.parts}>
        <section className={styles.part} aria-label={t('share.link')}>
          <h3>{t('share.link')}</h3>
          {link && (link.ok ? <Link link={link} /> : <TooLong length={link.length} />)}
        </section>
        <section className={styles.part} aria-label={t('share.run')}>
          <h3>{t('share.run')}</h3>
          <p className={styles.hint}>{t(hasRun ? 'share.runText' : 'share.noRun')}</p>
          <div className={styles.actions}>
            <Button
              icon="save"
              disabled={!hasRun}
              onClick={() => exchange && save('json', runFile(exchange))}
            >
              {t('share.json')}
            </Button>
            <Button icon="save" disabled={!hasRun} onClick={() => exchange && save('har', harFile(exchange))}>
              {t('share.har')}
            </Button>
          </div>
        </section>
      </div>
    </Dialog>
  );
}

function Link({ link }: { link: Extract<ShareLink, { ok: true }> }) {
  const id = useId();
  return (
    <>
      <p className={styles.hint} id={id}>
        {t('share.linkText')} {link.redacted > 0 && t('share.redacted', { count: link.redacted })}
      </p>
      <div className={styles.address}>
        <input readOnly aria-label={t('share.address')} aria-describedby={id} value={link.url} />
        <CopyButton look="primary" name={t('share.copy')} word={t('tool.copy')} read={() => link.url} />
      </div>
    </>
  );
}

function TooLong({ length }: { length: number }) {
  return (
    <p className={styles.problem}>
      {t('share.tooLong', { length: formatCount(length), most: formatCount(LONGEST_LINK) })}
    </p>
  );
}

function useShareLink(request: PortableRequest): ShareLink | null {
  const [link, setLink] = useState<ShareLink | null>(null);
  useEffect(() => {
    let isMounted = true;
    void shareLink(request, location.href).then((made) => isMounted && setLink(made));
    return () => {
      isMounted = false;
    };
  }, [request]);
  return link;
}

function save(extension: string, content: string): void {
  saveFile(`run.${extension}`, 'application/json', [new TextEncoder().encode(content)]);
}
