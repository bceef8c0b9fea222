import { Segmented } from '@/components/ui/segmented';
import { keepLanguage, LANGUAGES, type Language, showLanguage, useLanguage } from '@/lib/messages/language';
import { t } from '@/lib/messages/translate';

export function LanguageSwitch() {
  const language = useLanguage((state) => state.language);
  return (
    <Segmented
      label={t('language.label')}
      segments={LANGUAGES.map((id) => ({ id, label: id.toUpperCase(), title: t(`language.${id}`) }))}
      value={language}
      onChange={chooseLanguage}
    />
  );
}

export function chooseLanguage(language: Language): void {
  keepLanguage(language);
  void showLanguage(language);
}
