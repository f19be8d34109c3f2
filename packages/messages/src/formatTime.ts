import type { EpochSeconds } from '@fairlead/model';
import { en } from './en.ts';
import { dateFormat, numberFormat } from './formatters.ts';
import type { Language } from './language.ts';
import { zh } from './zh.ts';

const CATALOGUES = { en, zh };

const UNITS = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3_600 },
  { unit: 'min', seconds: 60 },
  { unit: 's', seconds: 1 },
] as const;

/** A duration in its largest unit: "40 s", "4 min", "3 d" · "3 天". A negative one, from clocks that differ, is 0. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const { unit, seconds: size } = UNITS.find((candidate) => whole >= candidate.seconds) ?? UNITS[3];
  return `${number(Math.floor(whole / size), language)} ${CATALOGUES[language].units[unit]}`;
}

/** Two units under an hour, where the exact time matters: "4 min 12 s" · "4 分 12 秒". */
export function formatExactDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60 || whole >= 3600 || whole % 60 === 0) return formatDuration(whole, language);
  const { minutesBefore, units } = CATALOGUES[language];
  return `${Math.floor(whole / 60)} ${minutesBefore} ${whole % 60} ${units.s}`;
}

export interface SinceTime {
  /** Epoch seconds. */
  readonly at: EpochSeconds;
  readonly basis: 'api' | 'observed';
}

const JUST_SECONDS = 60;

/** True where only this server saw something begin, and so lately that "> 4 s" would say next to nothing. */
export function isJustSeen({ at, basis }: SinceTime, now: EpochSeconds): boolean {
  return basis === 'observed' && now - at < JUST_SECONDS;
}

/**
 * How long ago something began: "3 d", and "> 3 d" · "超过 3 天" where only this server saw it begin; "just seen" in its first minute.
 *
 * `now` is in epoch seconds.
 */
export function formatSince(since: SinceTime, now: EpochSeconds, language: Language): string {
  if (isJustSeen(since, now)) return CATALOGUES[language].justSeen;
  const age = formatDuration(now - since.at, language);
  return since.basis === 'api' ? age : CATALOGUES[language].atLeast.replace('{{age}}', age);
}

/** A latency: "8 ms", "1.4 s"; "< 1 ms" is "0 ms". */
export function formatLatency(milliseconds: number, language: Language): string {
  const value = Math.max(0, milliseconds);
  const { units } = CATALOGUES[language];
  if (value < 1000) return `${number(Math.round(value), language)} ${units.ms}`;
  if (value < 60_000) return `${number(value / 1000, language, { maximumFractionDigits: 1 })} ${units.s}`;
  return formatExactDuration(value / 1000, language);
}

/** Clock time with 24 hours and seconds: "13:04:10". `timeZone` is an IANA name, such as `UTC`. */
export function formatClock(at: EpochSeconds, timeZone: string, language: Language): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone } as const;
  return dateFormat(language, options).format(at * 1000);
}

function number(value: number, language: Language, options: Intl.NumberFormatOptions = {}): string {
  return numberFormat(language, options).format(value);
}
