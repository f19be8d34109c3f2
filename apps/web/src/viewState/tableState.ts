import { isAggregate } from './aggregates.ts';
import { isServiceId } from './isServiceId.ts';

/** In the order in which they are shown. */
export const COLUMNS = [
  'name',
  'verdict',
  'ready',
  'why',
  'since',
  'type',
  'ports',
  'callers',
  'rate',
  'errors',
  'zones',
  'owner',
  'age',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Shown only to those who choose them. */
const OPTIONAL: readonly Column[] = ['zones', 'owner', 'age'];

/** What is shown unless the address says otherwise; the name always is. */
export const DEFAULT_COLUMNS: readonly Column[] = COLUMNS.filter((name) => !OPTIONAL.includes(name));

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** What the address says about the table beside the filters. Defaults are left out of it. */
export interface TableState {
  /** `undefined`: namespaces A to Z, services worst first. */
  readonly sorting: Sorting | undefined;
  /** In the order of the table; the name is always among them. */
  readonly columns: readonly Column[];
  /** Services that show their pods, and groups (namespaces, apps, workloads) that are closed with a minus before them. */
  readonly open: readonly string[];
}

const isColumn = (name: string): name is Column => COLUMNS.some((column) => column === name);

/** The column of `since` or `-since`. */
const sortedBy = (sort: string): string => sort.replace(/^-/, '');

/** `sort=since` or `sort=-since`, `columns=` and `open=` once per value. */
export function parseTableState(search: URLSearchParams): TableState {
  const sort = search.get('sort') ?? '';
  const column = sortedBy(sort);
  const named = search.getAll('columns').filter(isColumn);
  return {
    sorting: isColumn(column) ? { column, descending: sort.startsWith('-') } : undefined,
    columns: named.length === 0 ? DEFAULT_COLUMNS : COLUMNS.filter((name) => name === 'name' || named.includes(name)),
    open: search.getAll('open'),
  };
}

/** Parameters whose value is not known; they are kept, and the page says so. */
export function unknownTable(search: URLSearchParams): readonly { readonly name: string; readonly value: string }[] {
  const known: Readonly<Record<string, (value: string) => boolean>> = {
    sort: (value) => value === '' || isColumn(sortedBy(value)),
    columns: (value) => value === '' || isColumn(value),
    // The map keeps what is unfolded under the same name.
    open: (value) => isServiceId(value) || isAggregate(value.replace(/^-/, '')),
  };
  return Object.entries(known).flatMap(([name, isKnown]) =>
    search.getAll(name).flatMap((value) => (isKnown(value) ? [] : [{ name, value }])),
  );
}

export function patchTableState(search: URLSearchParams, patch: Partial<TableState>): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (name: string, values: readonly string[]): void => {
    next.delete(name);
    for (const value of values) next.append(name, value);
  };
  if ('sorting' in patch) {
    const { sorting } = patch;
    put('sort', sorting === undefined ? [] : [`${sorting.descending ? '-' : ''}${sorting.column}`]);
  }
  if (patch.columns !== undefined) {
    const usual = COLUMNS.every((name) => patch.columns?.includes(name) === DEFAULT_COLUMNS.includes(name));
    put('columns', usual ? [] : patch.columns);
  }
  if (patch.open !== undefined) put('open', patch.open);
  return next;
}

const isGroup = (id: string): boolean => /^(namespace|app|workload)\//.test(id);

/** Groups are open until closed, services closed until opened. */
export function isOpen(open: readonly string[], id: string): boolean {
  return isGroup(id) ? !open.includes(`-${id}`) : open.includes(id);
}

export function withOpen(open: readonly string[], id: string, wanted: boolean): readonly string[] {
  const mark = isGroup(id) ? `-${id}` : id;
  const listed = isGroup(id) ? !wanted : wanted;
  const others = open.filter((entry) => entry !== mark);
  return listed ? [...others, mark] : others;
}
