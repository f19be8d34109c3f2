import { en } from './en.ts';
import { numberFormat } from './formatters.ts';
import type { Language } from './language.ts';
import { zh } from './zh.ts';

const PER_SECOND = { en: en.perSecond, zh: zh.perSecond };

/** A value that is not known. Never 0. */
export const MISSING = '–';

function number(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  return numberFormat(language, options).format(value);
}

/** A whole number with the group marks of the language: "4,812". */
export function formatCount(value: number, language: Language): string {
  return number(value, language, { maximumFractionDigits: 0 });
}

/** Up to three digits and a decimal prefix where it is large: "0.42", "4.2", "38", "412", "1.2k", "12.4k", "1.2M". */
function threeDigits(value: number, language: Language): string {
  const prefixes = ['', 'k', 'M', 'G'] as const;
  let scaled = value;
  let index = 0;
  // 999.5 and more would be written with four digits.
  while (scaled >= 999.5 && index < prefixes.length - 1) {
    scaled /= 1000;
    index += 1;
  }
  return `${number(scaled, language, digitsOf(scaled, index > 0))}${prefixes[index]}`;
}

/** Parts of an event a second tell nothing where there are ten and more. */
function digitsOf(value: number, isScaled: boolean): Intl.NumberFormatOptions {
  if (value < 9.95) return { maximumSignificantDigits: 2 };
  return { maximumFractionDigits: isScaled && value < 99.95 ? 1 : 0 };
}

/** Events per second with three digits: "412/s", "1.2k/s" · "412/秒". */
export function formatRate(perSecond: number, language: Language): string {
  return PER_SECOND[language].replace('{{rate}}', threeDigits(Math.max(0, perSecond), language));
}

/** A share from 0 to 1 as percent without decimals; "<1%" for what is more than nothing. */
export function formatShare(share: number, language: Language): string {
  if (share > 0 && share < 0.01) return `<${number(0.01, language, { style: 'percent' })}`;
  return number(share, language, { style: 'percent', maximumFractionDigits: 0 });
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with three digits: "157 B", "1.9 MB", "320 MB". */
export function formatBytes(bytes: number, language: Language): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return `${number(value, language, digits)} ${BYTE_UNITS[unit]}`;
}
