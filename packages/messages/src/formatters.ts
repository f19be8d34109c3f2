import { LOCALES } from './language.ts';
import type { Language } from './language.ts';

/** Making one takes longer than writing a thousand numbers with it. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** The formatter of a language with these options, made once. */
export function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(
    numbers,
    `${language} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(LOCALES[language], options),
  );
}

/** The same for dates and times. */
export function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(
    dates,
    `${language} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(LOCALES[language], options),
  );
}

function kept<T>(made: Map<string, T>, key: string, make: () => T): T {
  let format = made.get(key);
  if (format === undefined) {
    format = make();
    made.set(key, format);
  }
  return format;
}
