import { formatClock as formatClockIn } from '@fairlead/messages';
import type { Language } from './language.ts';

export type TimeZoneChoice = 'local' | 'utc';

/** The IANA name of the zone that times are shown in. */
export function timeZoneOf(zone: TimeZoneChoice): string {
  return zone === 'utc' ? 'UTC' : localZone();
}

/** Asking takes long, and the zone of a computer changes at most when it travels. */
const ZONE_KEPT_MS = 60_000;
let known = { zone: '', askedAt: Number.NEGATIVE_INFINITY };

function localZone(): string {
  const now = performance.now();
  if (now - known.askedAt > ZONE_KEPT_MS) {
    known = { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, askedAt: now };
  }
  return known.zone;
}

/** Clock time with 24 hours and seconds: "13:04:10". */
export function formatClock(epochMs: number, language: Language, zone: TimeZoneChoice): string {
  return formatClockIn(epochMs / 1000, timeZoneOf(zone), language);
}

/** The whole time for a tooltip: ISO 8601 with its zone. */
export function formatIso(epochMs: number, zone: TimeZoneChoice): string {
  if (zone === 'utc') return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const offsetMinutes = -new Date(epochMs).getTimezoneOffset();
  const sign = offsetMinutes < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  const shifted = new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  return `${shifted}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const DAY_MS = 24 * 3_600_000;

/** A moment as people read it: the time of day within the last 24 hours, "19 Nov, 13:04" before that. */
export function formatMoment(epochMs: number, nowMs: number, language: Language, zone: TimeZoneChoice): string {
  if (nowMs - epochMs < DAY_MS) return formatClock(epochMs, language, zone);
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZoneOf(zone),
  }).format(epochMs);
}

/** A moment that has to be understood anywhere: date, time with seconds, and the zone. */
export function formatWhole(epochMs: number, language: Language, zone: TimeZoneChoice): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZoneOf(zone),
    timeZoneName: 'short',
  }).format(epochMs);
}
