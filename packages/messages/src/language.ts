export const LANGUAGES = ['en', 'zh'] as const;

/** The languages of all texts: English and simplified Chinese. */
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The locale by which `Intl` writes numbers, plurals and times. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-Hans-CN' };
