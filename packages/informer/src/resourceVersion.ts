const DECIMAL = /^[0-9]+$/;

/**
 * Whether `candidate` lies before `reference`. A resource version is opaque: this reads it as a number only to notice that
 * a server went back in time (restored from a backup). `false` for versions that are not decimal, or empty.
 */
export function isEarlierVersion(candidate: string, reference: string): boolean {
  if (candidate === reference || !DECIMAL.test(candidate) || !DECIMAL.test(reference)) return false;
  const left = candidate.replace(/^0+/, '');
  const right = reference.replace(/^0+/, '');
  // Decimal strings without leading zeros order by length first: exact beyond 2 ** 53, where numbers are not.
  return left.length === right.length ? left < right : left.length < right.length;
}
