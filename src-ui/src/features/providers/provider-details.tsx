import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import styles from '@/features/providers/provider-details.module.css';
import { ProviderFlags } from '@/features/providers/provider-flags';
import { ProviderLinks } from '@/features/providers/provider-links';
import { ProviderMark } from '@/features/providers/provider-mark';
import { t } from '@/lib/messages/translate';
import type { ApiKey, Provider } from '@/lib/model/provider';

/** Everything that the listing tells about a provider. The secret is only ever a name. */
export function ProviderDetails({ provider, gatewayUrl }: { provider: Provider; gatewayUrl: string }) {
  return (
    <div className={styles.details}>
      <div className={styles.head}>
        <ProviderMark provider={provider} size="large" />
        <div className={styles.titles}>
          <h3 className={styles.name}>{provider.name}</h3>
          <ProviderFlags provider={provider} />
        </div>
      </div>
      {provider.description && <p className={styles.description}>{provider.description}</p>}
      <ProviderLinks provider={provider} />
      <dl className={styles.fields}>
        <Field name={t('provider.status')} value={provider.status} />
        <Field name={t('provider.family')} value={t(`family.${provider.family}`)} />
        <Field name={t('provider.defaultModel')} value={provider.defaultModel} isCode />
        <Field name={t('provider.models')}>
          {provider.models.length === 0 ? t('provider.anyModel') : <CodeList values={provider.models} />}
        </Field>
        <Field name={t('provider.baseUrl')} value={provider.baseUrl} isCode />
        <Field name={t('provider.defaultPath')} value={provider.defaultPath} isCode />
        {provider.connectivityTestPath !== provider.defaultPath && (
          <Field name={t('provider.testPath')} value={provider.connectivityTestPath} isCode />
        )}
        <Field name={t('provider.secret')}>
          <Secret apiKey={provider.apiKey} />
        </Field>
        <Field name={t('provider.version')} value={provider.version} />
        <Field name={t('provider.slug')} value={provider.slug} isCode />
        {provider.tags.length > 0 && (
          <Field name={t('provider.tags')}>
            <TagList values={provider.tags} />
          </Field>
        )}
        <Field name={t('provider.gatewayUrl')}>
          <code>{gatewayUrl}</code>
          <CopyButton
            look="quiet"
            iconOnly
            name={`${t('tool.copy')}: ${t('provider.gatewayUrl')}`}
            read={() => gatewayUrl}
          />
          <p className={styles.hint}>{t('provider.gatewayUrlHint')}</p>
        </Field>
      </dl>
    </div>
  );
}

function Field(props: { name: string; value?: string | null; isCode?: boolean; children?: ReactNode }) {
  if (props.value === null) return null;
  return (
    <div className={styles.field}>
      <dt>{props.name}</dt>
      <dd>{props.children ?? (props.isCode ? <code>{props.value}</code> : props.value)}</dd>
    </div>
  );
}

function Secret({ apiKey }: { apiKey: ApiKey | null }) {
  if (apiKey === null) return t('provider.secretNone');
  return apiKey.name === null ? t('provider.secretMachine') : <code>{apiKey.name}</code>;
}

function CodeList({ values }: { values: readonly string[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li key={value}>
          <code>{value}</code>
        </li>
      ))}
    </ul>
  );
}

function TagList({ values }: { values: readonly string[] }) {
  return (
    <ul className={styles.tags}>
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );
}
