import { chooseTheme, useTheme } from '@/app/theme';
import { Segmented } from '@/components/ui/segmented';
import { t } from '@/lib/messages/translate';

export function ThemeSwitch() {
  const theme = useTheme((state) => state.theme);
  return (
    <Segmented
      label={t('theme.label')}
      iconsOnly
      segments={[
        { id: 'system', label: t('theme.system'), icon: 'system' },
        { id: 'light', label: t('theme.light'), icon: 'sun' },
        { id: 'dark', label: t('theme.dark'), icon: 'moon' },
      ]}
      value={theme}
      onChange={chooseTheme}
    />
  );
}
