import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { type Call, callOf, type Outgoing, type Way } from '@/features/snippets/call';
import styles from '@/features/snippets/code-view.module.css';
import { snippetOf, TARGETS, type Target } from '@/features/snippets/snippet';
import { CodeViewer } from '@/lib/code-mirror/code-viewer';
import { saveFile } from '@/lib/files';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

interface CodeViewProps {
  outgoing: Outgoing;
  provider: Provider;
  nonce: string;
}

const FILES: Readonly<Record<Target, { name: string; run: string }>> = {
  curl: { name: 'request.sh', run: 'bash request.sh' },
  python: { name: 'request.py', run: 'python3 request.py' },
  javascript: { name: 'request.mjs', run: 'node request.mjs' },
  java: { name: 'Main.java', run: 'java Main.java' },
};

/** The request as a program that one may take along. */
export function CodeView({ outgoing, provider, nonce }: CodeViewProps) {
  const [target, setTarget] = useState<Target>('curl');
  const [way, setWay] = useState<Way>('gateway');
  const call = callOf(outgoing, provider, way);
  const snippet = snippetOf(target, call);
  const file = FILES[target];
  return (
    <>
      <div className={styles.tools}>
        <Segmented
          label={t('code.language')}
          segments={TARGETS.map((id) => ({ id, label: t(`code.${id}`) }))}
          value={target}
          onChange={setTarget}
        />
        <div className={styles.way}>
          <Select
            label={t('code.way')}
            placeholder={t('code.way')}
            options={[
              { value: 'gateway', label: t('code.gateway') },
              {
                value: 'provider',
                label: t('code.direct'),
                hint: t('code.provider', { provider: provider.name }),
              },
            ]}
            value={way}
            onChange={(chosen) => setWay(chosen === 'provider' ? 'provider' : 'gateway')}
          />
        </div>
        <span className={styles.end}>
          <CopyButton
            look="quiet"
            name={t('code.copy')}
            word={t('tool.copy')}
            disabled={!snippet.ok}
            read={() => (snippet.ok ? snippet.code : '')}
          />
          <Button
            look="quiet"
            icon="save"
            aria-label={t('code.save')}
            disabled={!snippet.ok}
            onClick={() => snippet.ok && save(file.name, snippet.code)}
          >
            {t('tool.save')}
          </Button>
        </span>
      </div>
      <p className={styles.hint}>
        {snippet.ok
          ? `${keyHint(call, way, provider)} ${t('code.run', { command: file.run })}`
          : t(`code.${snippet.reason}`)}
      </p>
      {snippet.ok && (
        <CodeViewer label={t('code.view')} text={snippet.code} isJson={false} wrap={false} nonce={nonce} />
      )}
    </>
  );
}

function keyHint({ credential }: Call, way: Way, provider: Provider): string {
  if (credential.kind === 'none') return t('code.noKey', { provider: provider.name });
  if (credential.kind === 'aws-sigv4') return t('code.awsKeys');
  if (way === 'gateway') return t('code.gatewayKey', { variable: credential.variable });
  return t('code.providerKey', { variable: credential.variable, provider: provider.name });
}

function save(name: string, code: string): void {
  saveFile(name, 'text/plain', [new TextEncoder().encode(code)]);
}
