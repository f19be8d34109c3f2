import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chinese, english } from './catalogue.ts';
import type { Language } from './language.ts';

/** An instance with both catalogues on board: nothing is loaded later, so `t` works at once. */
export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { en: { translation: english }, zh: { translation: chinese } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
