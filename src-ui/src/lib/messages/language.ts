import { create } from 'zustand';
import { EN, type Messages } from '@/lib/messages/en';
import { setCatalogue } from '@/lib/messages/translate';

export const LANGUAGES = ['en', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

/** English comes with the page; any other is fetched when it is chosen. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => EN,
  de: async () => (await import('@/lib/messages/de')).DE,
};

const KEY = 'prompt-passthrough.language';

/** The language that is shown. The page's root follows it and draws everything anew. */
export const useLanguage = create<{ language: Language }>()(() => ({ language: 'en' }));

/** The one that was chosen in this browser, else the first that both it and we speak. */
export function readLanguage(): Language {
  const known = (wanted: string | null) => LANGUAGES.find((language) => language === wanted);
  const spoken = navigator.languages.map((tag) => known(tag.slice(0, 2))).find((language) => language);
  try {
    return known(localStorage.getItem(KEY)) ?? spoken ?? 'en';
  } catch {
    return spoken ?? 'en';
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Where its words cannot be fetched, the language stays as it is. */
export async function showLanguage(language: Language): Promise<void> {
  try {
    setCatalogue(await CATALOGUES[language]());
  } catch {
    return;
  }
  document.documentElement.lang = language;
  useLanguage.setState({ language });
}
