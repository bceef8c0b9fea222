import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { describeProblem } from '@/features/curl-import/describe-problem';
import styles from '@/features/curl-import/import-dialog.module.css';
import { ImportPreview } from '@/features/curl-import/import-preview';
import { matchProvider } from '@/features/curl-import/match-provider';
import { readCurl } from '@/features/curl-import/read-curl';
import { t } from '@/lib/messages/translate';
import type { PortableRequest } from '@/lib/model/portable-request';
import type { Provider } from '@/lib/model/provider';

interface ImportDialogProps {
  providers: readonly Provider[];
  gatewayUrl: string;
  onOpen: (request: PortableRequest) => void;
  onClose: () => void;
}

/** Paste, look, open: nothing that is open already is touched. */
export function ImportDialog({ providers, gatewayUrl, onOpen, onClose }: ImportDialogProps) {
  const id = useId();
  const [text, setText] = useState('');
  const reading = readCurl(text);
  const match = reading.ok ? matchProvider(reading.request, providers, gatewayUrl) : null;
  const isEmpty = text.trim() === '';
  return (
    <Dialog
      title={t('import.title')}
      description={t('import.text')}
      closeLabel={t('dialog.close')}
      onClose={onClose}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (match) onOpen(match.request);
        }}
      >
        <label className={styles.label} htmlFor={id}>
          {t('import.command')}
        </label>
        <textarea
          id={id}
          className={styles.command}
          rows={7}
          data-first-focus
          spellCheck={false}
          autoCapitalize="off"
          placeholder={'curl https://api.openai.com/v1/chat/completions -d \'{"model": …}\''}
          value={text}
          aria-invalid={!isEmpty && !reading.ok}
          aria-describedby={`${id}-result`}
          onChange={(event) => setText(event.target.value)}
        />
        <div id={`${id}-result`} className={styles.result} role="status">
          {!isEmpty && !reading.ok && <p className={styles.problem}>{describeProblem(reading.problem)}</p>}
          {reading.ok && match && <ImportPreview reading={reading} match={match} />}
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" disabled={match === null}>
            {t('import.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
