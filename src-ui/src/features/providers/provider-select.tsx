import { Select } from '@/components/ui/select';
import { ProviderMark } from '@/features/providers/provider-mark';
import { t } from '@/lib/messages/translate';
import type { Provider } from '@/lib/model/provider';

interface ProviderSelectProps {
  providers: readonly Provider[];
  isLoading: boolean;
  value: string | null;
  onChange: (provider: Provider) => void;
}

export function ProviderSelect({ providers, isLoading, value, onChange }: ProviderSelectProps) {
  return (
    <Select
      label={t('provider.label')}
      busy={isLoading}
      placeholder={t(isLoading ? 'provider.loading' : 'provider.choose')}
      options={providers.map((provider) => ({
        value: provider.slug,
        label: provider.name,
        hint: hintOf(provider),
        disabled: !provider.isActive,
        mark: <ProviderMark provider={provider} />,
      }))}
      value={value}
      onChange={(slug) => {
        const chosen = providers.find((provider) => provider.slug === slug);
        if (chosen) onChange(chosen);
      }}
    />
  );
}

function hintOf(provider: Provider): string {
  if (!provider.isActive) {
    return provider.status === null
      ? t('provider.inactive')
      : t('provider.inactiveReason', { reason: provider.status });
  }
  const family = t(`family.${provider.family}`);
  return provider.isDeprecated ? `${family} · ${t('provider.deprecated')}` : family;
}
