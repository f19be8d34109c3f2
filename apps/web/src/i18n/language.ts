import { isLanguage, type Language } from '@fairlead/messages';

export type { Language } from '@fairlead/messages';

/** The first of the browser's languages that the page has, English otherwise. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}
