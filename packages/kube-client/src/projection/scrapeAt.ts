import type { Labels } from '@fairlead/model';

/** Where a pod says that its metrics are: port and path, as one text that thousands of pods share. `undefined` if it does not. */
export function scrapeAt(annotations: Labels): string | undefined {
  return scrapePlace(
    annotations['prometheus.io/scrape'],
    annotations['prometheus.io/port'],
    annotations['prometheus.io/path'],
  );
}

/** The same of the values of the three annotations. */
export function scrapePlace(
  scrape: string | undefined,
  port: string | undefined,
  path: string | undefined,
): string | undefined {
  if (scrape !== 'true' || port === undefined || !/^\d{1,5}$/.test(port)) return undefined;
  const at = path === undefined || path === '' ? '/metrics' : path;
  return at.startsWith('/') ? `${port}${at}` : `${port}/${at}`;
}
