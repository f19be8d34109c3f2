import type { ServiceRow } from '@fairlead/protocol';
import type { Column, Sorting } from '../../viewState/tableState.ts';
import { nameOfOwner } from './nameOfOwner.ts';
import { verdictRank } from './verdictRank.ts';

type Value = string | number | undefined;
type Order = (a: ServiceRow, b: ServiceRow) => number;

/** Worst first; of what needs attention the most recent first, the rest A to Z. */
export const worstFirst: Order = (a, b) =>
  verdictRank(a.verdict) - verdictRank(b.verdict) ||
  (verdictRank(a.verdict) < 2 ? sinceMs(b) - sinceMs(a) : 0) ||
  byText(a.name, b.name);

/** Order of rows by a column, ties A to Z; rows without a value come last either way. `why` is the text on the screen. */
export function orderBy({ column, descending }: Sorting, why: (row: ServiceRow) => string): Order {
  const valueOf = (row: ServiceRow): Value => VALUES[column](row, why);
  return (a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined) || byText(a.name, b.name);
    }
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : byText(String(left), String(right));
    return (descending ? -order : order) || byText(a.name, b.name);
  };
}

const VALUES: Readonly<Record<Column, (row: ServiceRow, why: (row: ServiceRow) => string) => Value>> = {
  name: (row) => row.name,
  verdict: (row) => verdictRank(row.verdict),
  ready: ({ backends }) => (backends.total === 0 ? undefined : backends.receiving / backends.total),
  why: (row, why) => why(row) || undefined,
  // A long time is a large value: the column shows durations.
  since: ({ since }) => (since === null ? undefined : -Date.parse(since.at)),
  type: (row) => (row.headless ? 'Headless' : row.type),
  ports: ({ ports: [first] }) => first?.port,
  callers: ({ callers }) => callers ?? undefined,
  rate: ({ traffic }) => traffic?.requestsPerSecond ?? traffic?.connectionsPerSecond ?? undefined,
  errors: ({ traffic }) => traffic?.errorShare ?? undefined,
  // How far it is spread; what is not known is no spread of 0.
  zones: ({ zones }) => zones?.length,
  owner: ({ owners }) => (owners?.[0] === undefined ? undefined : nameOfOwner(owners[0])),
  age: ({ createdAt }) => (createdAt === null ? undefined : -Date.parse(createdAt)),
};

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sinceMs({ since }: ServiceRow): number {
  return since === null ? 0 : Date.parse(since.at);
}
