import type { Labels } from '@fairlead/model';

const SCRAPE_ANNOTATIONS = ['prometheus.io/scrape', 'prometheus.io/port', 'prometheus.io/path'] as const;

/** Where a pod says that its metrics are: port and path, as one text that thousands of pods share. `undefined` if it does not. */
export function scrapeAt(annotations: Labels): string | undefined {
  const [scrape, port, path] = SCRAPE_ANNOTATIONS.map((name) => annotations[name]);
  if (scrape !== 'true' || port === undefined || !/^\d{1,5}$/.test(port)) return undefined;
  const at = path === undefined || path === '' ? '/metrics' : path;
  return at.startsWith('/') ? `${port}${at}` : `${port}/${at}`;
}
