import { verdictWord, type Language } from '@fairlead/messages';
import type { ServiceRow } from '@fairlead/protocol';

const HEAD = [
  'namespace',
  'name',
  'verdict',
  'receiving',
  'pods',
  'why',
  'since',
  'type',
  'ports',
  'selector',
  'callers',
  'requestsPerSecond',
  'errorShare',
  'zones',
  'owners',
  'ownersTotal',
];

/** The rows as comma-separated values by RFC 4180; `why` is the sentence on the screen. */
export function rowsAsCsv(rows: readonly ServiceRow[], why: (row: ServiceRow) => string, language: Language): string {
  const lines = rows.map((row) => [
    row.namespace,
    row.name,
    verdictWord(row.verdict, language),
    String(row.backends.receiving),
    String(row.backends.total),
    why(row),
    row.since?.at ?? '',
    row.headless ? 'Headless' : row.type,
    row.ports.map(({ name, port, protocol }) => `${name === '' ? '' : `${name} `}${port}/${protocol}`).join('; '),
    Object.entries(row.selector ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join('; '),
    figure(row.callers),
    figure(row.traffic?.requestsPerSecond ?? row.traffic?.connectionsPerSecond),
    figure(row.traffic?.errorShare),
    (row.zones ?? []).map(({ zone, pods }) => `${zone ?? '(none)'}=${pods}`).join('; '),
    (row.owners ?? []).map(({ kind, name }) => `${kind}/${name}`).join('; '),
    figure(row.ownersTotal),
  ]);
  return [HEAD, ...lines].map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** What is not known is empty, never 0. */
function figure(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Text of the cluster must stay text: a spreadsheet would take what begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as the API has them, with when and of what they were taken. */
export function rowsAsJson(
  rows: readonly ServiceRow[],
  about: { readonly cluster: string | undefined; readonly at: string; readonly address: string },
): string {
  return `${JSON.stringify({ ...about, items: rows }, undefined, 2)}\n`;
}
