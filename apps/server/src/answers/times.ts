import type { EpochSeconds } from '@fairlead/model';

/** ISO 8601 in UTC, or `null` for what is not known. */
export function isoSeconds(seconds: EpochSeconds | undefined): string | null {
  return seconds === undefined ? null : new Date(seconds * 1000).toISOString();
}

/** The same from milliseconds of the Unix epoch. */
export function isoMs(epochMs: number | undefined): string | null {
  return epochMs === undefined ? null : new Date(epochMs).toISOString();
}
