import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import type { FactValue } from '@fairlead/model';
import type { Catalogue, NotListedWord } from './catalogue.ts';
import type { Wordings } from './wordings.ts';
import { COUNTS, NOT_LISTED } from './catalogue.ts';
import { en } from './en.ts';
import { formatCount } from './formatNumber.ts';
import { formatClock, formatExactDuration } from './formatTime.ts';
import { LOCALES } from './language.ts';
import type { Language } from './language.ts';
import { zh } from './zh.ts';

/** Facts by name; what is `undefined`, `null`, `""` or an empty list is not known. */
export type Values = Readonly<Record<string, FactValue | undefined>>;

/** By what times become ages and clock times; without them wordings that need one are passed over. */
export interface TextTimes {
  /** Epoch seconds. */
  readonly now?: number | undefined;
  /** IANA name of a time zone. */
  readonly timeZone?: string | undefined;
}

/** The language's own words and its texts. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, zh };

/** More than this many items of a list are counted, not named. */
const LISTED_AT_MOST = 3;

type Format = (value: unknown, language: Language, options: Record<string, unknown>) => string;

/** Formats beside those of `counts`. */
const FORMATS: Readonly<Record<string, Format>> = {
  number: (value, language) => formatCount(Number(value), language),
  list: (value, language, options) => list(value, language, options['count']),
  age: (value, language, options) => formatExactDuration(Number(options['now']) - Number(value), language),
  seconds: (value, language) => formatExactDuration(Number(value), language),
  clock: (value, language, options) => formatClock(Number(value), String(options['timeZone']), language),
  resource: (value, language) => CATALOGUES[language].resources[String(value)]?.inText ?? String(value),
  resourceTitle: (value, language) => CATALOGUES[language].resources[String(value)]?.title ?? String(value),
  state: (value, language) => stateWordOf(String(value), language),
  // For one line of a list: the end of a path tells it from others.
  lastPart: (value) => String(value).slice(String(value).lastIndexOf('/') + 1),
  perNumber: (value, language) => perNumber(value, language),
  summary: (value, language) => summary(value, language),
};

/** What may stand behind the comma of a placeholder. */
export const FORMAT_NAMES: readonly string[] = [...Object.keys(FORMATS), ...COUNTS];

const TRANSLATORS: Readonly<Record<Language, i18n>> = { en: translatorFor('en'), zh: translatorFor('zh') };

/** An instance of its own, filled and ready at once: nothing is detected, loaded or stored. */
function translatorFor(language: Language): i18n {
  const { counts, notListed } = CATALOGUES[language];
  const translation: Record<string, string> = {};
  for (const name of COUNTS) {
    for (const [category, text] of Object.entries(counts[name])) translation[`${name}_${category}`] = text;
  }
  for (const name of NOT_LISTED) {
    for (const [category, text] of Object.entries(notListed[name]))
      translation[`not-listed/${name}_${category}`] = text;
  }
  const instance = createInstance({
    lng: LOCALES[language],
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: true,
    resources: { [LOCALES[language]]: { translation } },
    // React escapes what it shows, and a terminal shows text.
    interpolation: { escapeValue: false },
  });
  void instance.init();
  const { formatter } = instance.services;
  for (const [name, format] of Object.entries(FORMATS)) {
    formatter?.add(name, (value: unknown, _locale, options: Record<string, unknown>) =>
      format(value, language, options),
    );
  }
  for (const name of COUNTS) {
    formatter?.add(name, (value: unknown) => instance.t(name, { count: Number(value) }));
  }
  return instance;
}

const PLACEHOLDER = /\{\{\s*([A-Za-z]+)\s*(?:,\s*([A-Za-z]+)\s*)?\}\}/g;

/** Names of the values a wording needs; `age` needs `now`, `clock` a time zone beside the value itself. */
export function placeholdersOf(wording: string): { readonly name: string; readonly format: string | undefined }[] {
  return [...wording.matchAll(PLACEHOLDER)].map(([, name = '', format]) => ({ name, format }));
}

/** Formats that write text or lists; all others write numbers. */
const TEXT_FORMATS: ReadonlySet<string> = new Set([
  'list',
  'lastPart',
  'perNumber',
  'summary',
  'resource',
  'resourceTitle',
  'state',
]);

function isKnown(value: FactValue | undefined, format: string | undefined): boolean {
  if (format !== undefined && !TEXT_FORMATS.has(format)) return typeof value === 'number' && Number.isFinite(value);
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}

/** The first wording whose values are all known, filled in. The last wording needs none. */
export function say(wordings: Wordings, values: Values, language: Language, times: TextTimes = {}): string {
  const all = typeof wordings === 'string' ? [wordings] : wordings;
  const wording = all.find((candidate) =>
    placeholdersOf(candidate).every(
      ({ name, format }) =>
        isKnown(values[name], format) &&
        (format !== 'age' || times.now !== undefined) &&
        (format !== 'clock' || times.timeZone !== undefined),
    ),
  );
  return wording === undefined ? '' : fill(wording, { ...values, ...times }, language);
}

function fill(wording: string, values: Record<string, unknown>, language: Language): string {
  const { services } = TRANSLATORS[language];
  return services.interpolator.interpolate(wording, values, LOCALES[language], {});
}

/** At most three items; `count` is the whole number if the list is only its beginning. */
function list(value: unknown, language: Language, count: unknown): string {
  const { listSeparator, andMore } = CATALOGUES[language];
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  const total = Math.max(items.length, typeof count === 'number' ? count : 0);
  const shown = items.slice(0, LISTED_AT_MOST);
  const text = shown.join(listSeparator);
  return total > shown.length ? fill(andMore, { list: text, more: total - shown.length, total }, language) : text;
}

/** Items of the form `NUMBER=PODS`. */
function perNumber(value: unknown, language: Language): string {
  const { perNumber: wording, listSeparator } = CATALOGUES[language];
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  return items
    .map((item) => {
      const { name, pods } = countedOf(item);
      return pods === undefined ? item : fill(wording, { number: name, pods }, language);
    })
    .join(listSeparator);
}

/** Items of the form `REASON=PODS`. */
function summary(value: unknown, language: Language): string {
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  const counts = new Map<NotListedWord, number>();
  for (const item of items) {
    const { name, pods = 1 } = countedOf(item);
    const word = NOT_LISTED.find((known) => known === name) ?? 'other';
    counts.set(word, (counts.get(word) ?? 0) + pods);
  }
  return [...counts]
    .map(([word, count]) => TRANSLATORS[language].t(`not-listed/${word}`, { count }))
    .join(CATALOGUES[language].listSeparator);
}

/** An item of the form `NAME=PODS`; no `pods` where what stands there is no count. */
function countedOf(item: string): { readonly name: string; readonly pods: number | undefined } {
  const [name = '', pods = ''] = item.split('=');
  return { name, pods: /^\d+$/.test(pods) ? Number(pods) : undefined };
}

function stateWordOf(state: string, language: Language): string {
  const states: Readonly<Record<string, string>> = CATALOGUES[language].states;
  return states[state] ?? state;
}
