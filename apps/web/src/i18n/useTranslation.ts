import type { i18n as I18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation as useUntypedTranslation } from 'react-i18next';
import type { EnglishCatalogue } from './catalogue.ts';
import type { TextTree } from './defineText.ts';

/** Every key of the catalogue, with dots; plural forms by the key that they share. */
export type TextKey = KeyOf<EnglishCatalogue>;
type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? PluralBase<K> : T[K] extends TextTree ? `${K}.${KeyOf<T[K]>}` : never;
}[keyof T & string];
type PluralBase<K extends string> = K extends `${infer B}_one` | `${infer B}_other` ? B : K;

/** The text of a key, with its `{{values}}` filled in; `count` chooses the plural form. */
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Texts of the page in the chosen language. The keys are checked by the compiler here, not by augmenting i18next, whose types
 * are shared with the other packages that use it.
 */
export function useTranslation(): { readonly t: Translate; readonly i18n: I18n } {
  const { t, i18n } = useUntypedTranslation();
  const translate = useCallback<Translate>((key, values) => t(key, { ...values }), [t]);
  return { t: translate, i18n };
}
