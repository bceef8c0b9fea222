import { Badge } from '@/components/ui/badge';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

export function ProviderFlags({ provider }: { provider: Provider }) {
  return (
    <>
      {provider.isActive ? (
        <Badge tone="good">{t('provider.active')}</Badge>
      ) : (
        <Badge tone="bad">{t('provider.inactive')}</Badge>
      )}
      {provider.isDefault && <Badge tone="info">{t('provider.default')}</Badge>}
      {provider.isDeprecated && <Badge tone="warn">{t('provider.deprecated')}</Badge>}
    </>
  );
}
