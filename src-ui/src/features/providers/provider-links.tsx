import { Icon } from '@/components/ui/icon';
import styles from '@/features/providers/provider-details.module.css';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

export function ProviderLinks({ provider }: { provider: Provider }) {
  const links = [
    { name: t('provider.website'), url: webUrl(provider.websiteUrl) },
    { name: t('provider.docs'), url: webUrl(provider.docsUrl) },
    { name: t('provider.terms'), url: webUrl(provider.termsOfServiceUrl) },
    { name: t('provider.privacy'), url: webUrl(provider.privacyPolicyUrl) },
  ];
  const { supportEmail } = provider;
  if (supportEmail === null && links.every((link) => link.url === null)) return null;
  return (
    <ul className={styles.links} aria-label={t('provider.links')}>
      {links.map(
        ({ name, url }) =>
          url !== null && (
            <li key={name}>
              <a href={url} target="_blank" rel="noopener noreferrer">
                {name}
                <Icon name="external" />
                <span className="visually-hidden"> {t('provider.opensNewTab')}</span>
              </a>
            </li>
          ),
      )}
      {supportEmail !== null && (
        <li>
          <a href={`mailto:${supportEmail}`}>
            {t('provider.support')}: {supportEmail}
          </a>
        </li>
      )}
    </ul>
  );
}

/** Configuration is text from outside: only web addresses become links. */
export function webUrl(value: string | null): string | null {
  if (value === null || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
