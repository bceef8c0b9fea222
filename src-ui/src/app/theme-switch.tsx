import { useState } from 'react';
import { applyTheme, keepTheme, readTheme } from '@/app/theme';
import { Segmented } from '@/components/ui/segmented';
import { t } from '@/lib/messages/translate';

export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme);
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
      onChange={(chosen) => {
        setTheme(chosen);
        keepTheme(chosen);
        applyTheme(chosen);
      }}
    />
  );
}
