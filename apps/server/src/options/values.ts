import { LabelNameSchema } from '@fairlead/protocol';
import { LOG_LEVELS, SCENES } from './options.ts';
import type { Given, LogLevel, Scene } from './options.ts';
import { UsageError } from './usageError.ts';

/** How a wrong value is shown: short, quoted, on one line. */
function quoted(value: string): string {
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

function wrong(given: Given, mend: string): UsageError {
  return new UsageError(`${given.from}: ${quoted(given.value)} ${mend}`);
}

/** A whole number from `least` to `most`. */
export function wholeNumber(given: Given, least: number, most: number): number {
  const value = Number(given.value);
  if (!/^\d{1,9}$/.test(given.value) || value < least || value > most) {
    throw wrong(given, `is not a whole number from ${least} to ${most}`);
  }
  return value;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  ki: 2 ** 10,
  m: 1e6,
  mi: 2 ** 20,
  g: 1e9,
  gi: 2 ** 30,
};
/** Less is not enough to start with. */
const LEAST_MEMORY = 128 * 2 ** 20;
const MOST_MEMORY = 2 ** 40;

/** An amount of memory in bytes: `512Mi`, `1.5Gi`, `600MB`, `536870912`. */
export function memorySize(given: Given): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmg]?i?)b?$/i.exec(given.value) ?? [];
  const factor = number === '' ? undefined : UNITS[unit.toLowerCase()];
  if (factor === undefined) throw wrong(given, 'is not an amount of memory; write it like 512Mi, 1.5Gi or 600MB');
  const bytes = Math.round(Number(number) * factor);
  if (bytes < LEAST_MEMORY || bytes > MOST_MEMORY) throw wrong(given, 'is not from 128Mi to 1024Gi');
  return bytes;
}

export function scene(given: Given): Scene {
  const found = SCENES.find((name) => name === given.value);
  if (found === undefined) throw wrong(given, `is not a scene; choose one of ${SCENES.join(', ')}`);
  return found;
}

export function logLevel(given: Given): LogLevel {
  const found = LOG_LEVELS.find((name) => name === given.value);
  if (found === undefined) throw wrong(given, `is not a log level; choose one of ${LOG_LEVELS.join(', ')}`);
  return found;
}

export function namespaceName(given: Given): string {
  if (!LabelNameSchema.safeParse(given.value).success) {
    throw wrong(given, 'is not a namespace name; use lower case letters, digits and "-", at most 63 characters');
  }
  return given.value;
}

/** `/`, or a path with a slash at both ends. */
export function basePath(given: Given): string {
  const inner = given.value.replaceAll(/^\/+|\/+$/g, '');
  if (inner === '') return '/';
  if (
    !/^[A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*$/.test(inner) ||
    inner.split('/').some((part) => part === '.' || part === '..')
  ) {
    throw wrong(given, 'is not a path; write it like /fairlead, with letters, digits, ".", "_", "~" and "-" only');
  }
  return `/${inner}/`;
}

/** A DNS name or an IP literal without port, lower case and without brackets. */
export function hostName(given: Given): string {
  const name = given.value
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  const isName =
    /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/.test(name) && name.length <= 253;
  const isIpv6 = /^[0-9a-f:.]+(%[a-z0-9]+)?$/.test(name) && name.includes(':') && !/^[^:]*:\d+$/.test(name);
  if (!isName && !isIpv6)
    throw wrong(given, 'is not a host name; write a DNS name or an IP address, without scheme and port');
  return name;
}

/** An option without a value, or a variable that says plainly yes or no. */
export function yesOrNo(given: Given): boolean {
  if (['', '1', 'true', 'yes'].includes(given.value)) return true;
  if (['0', 'false', 'no'].includes(given.value)) return false;
  throw wrong(given, 'is neither yes nor no; write true or false');
}

export function nonEmpty(given: Given, what: string): Given {
  if (given.value.trim() === '') throw wrong(given, `is empty; name ${what}`);
  return given;
}
