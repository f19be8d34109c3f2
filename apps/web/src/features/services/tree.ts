import type { Pod, ServiceRow } from '@fairlead/protocol';
import { inPodOrder, receives } from '../service/podOrder.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;
type Level = (typeof LEVELS)[number];

interface Place {
  readonly id: string;
  /** Of the row it hangs below. */
  readonly parent: string | undefined;
  readonly level: Level;
  /** From 1, among the rows below the same parent. */
  readonly position: number;
  readonly siblings: number;
}

/** A namespace, or an app in one. */
export interface NamespaceRow extends Place {
  readonly kind: 'namespace' | 'app';
  readonly name: string;
  readonly open: boolean;
  readonly services: number;
  readonly broken: number;
  readonly degraded: number;
}

export interface ServiceTreeRow extends Place {
  readonly kind: 'service';
  readonly row: ServiceRow;
  readonly open: boolean;
}

/** One of several workloads whose pods a service selects. */
export interface WorkloadRow extends Place {
  readonly kind: 'workload';
  /** Null for pods that no workload made. */
  readonly workload: Pod['workload'];
  readonly open: boolean;
  readonly pods: number;
  readonly receiving: number;
}

export interface PodTreeRow extends Place {
  readonly kind: 'pod';
  readonly pod: Pod;
  readonly service: ServiceRow;
}

/** Stands where pods will be, where there are none, or where some are left out. */
export interface NoteRow extends Place {
  readonly kind: 'note';
  readonly note: PodsNote;
}

export type TreeRow = NamespaceRow | ServiceTreeRow | WorkloadRow | PodTreeRow | NoteRow;

export type PodsNote =
  | { readonly kind: 'reading' | 'none' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'cut'; readonly shown: number; readonly total: number };

/** Pods that were read of an open service. */
export interface FoundPods {
  readonly pods: readonly Pod[];
  /** Of all, also those that the answer leaves out. */
  readonly total: number;
}

/** Pods of an open service, or why there are none to show. */
export type PodsOf = (id: string) => FoundPods | PodsNote;

/** Rows that only hold others: a click opens or closes them. */
export function isGroupRow(row: TreeRow): row is NamespaceRow | WorkloadRow {
  return row.kind === 'namespace' || row.kind === 'app' || row.kind === 'workload';
}

export interface TreeOptions {
  /** In the order they shall stand in within their namespace. */
  readonly services: readonly ServiceRow[];
  readonly isOpen: (id: string) => boolean;
  readonly podsOf: PodsOf;
  /** A level of apps between namespaces and services, for apps of several services. */
  readonly byApp?: boolean;
  /** Namespaces in the order of their first service instead of A to Z. */
  readonly namespacesByFirst: boolean;
}

/**
 * The rows of the table from top to bottom: namespaces, in open ones their services, in open ones their pods, by workload where
 * there are several.
 */
export function treeRows(options: TreeOptions): readonly TreeRow[] {
  const { isOpen } = options;
  const namespaces = inNamespaces(options);
  return namespaces.flatMap(([name, rows], index): readonly TreeRow[] => {
    const id = `namespace/${name}`;
    const place: Place = { id, parent: undefined, level: 1, position: index + 1, siblings: namespaces.length };
    const head = groupRow('namespace', name, place, rows, isOpen(id));
    return head.open ? [head, ...insideNamespace(head, rows, options)] : [head];
  });
}

/** Services by namespace, in the order of the table. */
export function inNamespaces({
  services,
  namespacesByFirst,
}: Pick<TreeOptions, 'services' | 'namespacesByFirst'>): readonly (readonly [string, readonly ServiceRow[]])[] {
  const byNamespace = [...Map.groupBy(services, ({ namespace }) => namespace)];
  return namespacesByFirst ? byNamespace : byNamespace.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function groupRow(
  kind: NamespaceRow['kind'],
  name: string,
  place: Place,
  rows: readonly ServiceRow[],
  open: boolean,
): NamespaceRow {
  const count = (verdict: ServiceRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  return { ...place, kind, name, open, services: rows.length, broken: count('broken'), degraded: count('degraded') };
}

/** An app of a single service says no more than the service: it gets no row of its own. */
function insideNamespace(head: NamespaceRow, rows: readonly ServiceRow[], options: TreeOptions): readonly TreeRow[] {
  const groups = [...Map.groupBy(rows, (row) => (options.byApp === true ? (row.app ?? row.id) : row.id))];
  return groups.flatMap(([id, members], index): readonly TreeRow[] => {
    const place = { parent: head.id, level: 2, position: index + 1, siblings: groups.length } as const;
    const [only, second] = members;
    if (only !== undefined && second === undefined) return serviceRows(only, { id: only.id, ...place }, options);
    const name = id.slice(id.lastIndexOf('/') + 1);
    const app = groupRow('app', name, { id, ...place }, members, options.isOpen(id));
    if (!app.open) return [app];
    const inside = members.flatMap((row, at) =>
      serviceRows(row, { id: row.id, parent: id, level: 3, position: at + 1, siblings: members.length }, options),
    );
    return [app, ...inside];
  });
}

function serviceRows(row: ServiceRow, place: Place, { isOpen, podsOf }: TreeOptions): readonly TreeRow[] {
  const head: ServiceTreeRow = { ...place, kind: 'service', row, open: isOpen(row.id) };
  if (!head.open) return [head];
  const found = podsOf(row.id);
  if ('kind' in found) return [head, noteRow(head, found)];
  const { pods, total } = found;
  if (pods.length === 0) return [head, noteRow(head, { kind: 'none' })];
  const cut = pods.length < total ? [noteRow(head, { kind: 'cut', shown: pods.length, total })] : [];
  return [head, ...insideService(head, inPodOrder(pods), isOpen), ...cut];
}

/** As on the map, workloads stand for themselves where a service spans several. */
function insideService(head: ServiceTreeRow, pods: readonly Pod[], isOpen: TreeOptions['isOpen']): readonly TreeRow[] {
  const workloads = [...Map.groupBy(pods, ({ workload }) => (workload ? `${workload.kind}/${workload.name}` : ''))];
  if (workloads.length === 1) return podRows(head, head.row, pods);
  return workloads.flatMap(([id, members], index): readonly TreeRow[] => {
    const workload: WorkloadRow = {
      kind: 'workload',
      id: `workload/${head.id}/${id}`,
      parent: head.id,
      level: deeper(head.level),
      position: index + 1,
      siblings: workloads.length,
      workload: members[0]?.workload ?? null,
      open: isOpen(`workload/${head.id}/${id}`),
      pods: members.length,
      receiving: members.filter(receives).length,
    };
    return workload.open ? [workload, ...podRows(workload, head.row, members)] : [workload];
  });
}

function podRows(below: Place, service: ServiceRow, pods: readonly Pod[]): readonly PodTreeRow[] {
  return pods.map((pod, index) => ({
    kind: 'pod',
    id: `pod/${service.id}/${pod.uid}`,
    parent: below.id,
    level: deeper(below.level),
    position: index + 1,
    siblings: pods.length,
    pod,
    service,
  }));
}

function noteRow(below: Place, note: PodsNote): NoteRow {
  const place = { parent: below.id, level: deeper(below.level), position: 1, siblings: 1 };
  return { kind: 'note', id: `note/${below.id}`, ...place, note };
}

const deeper = (level: Level): Level => LEVELS[LEVELS.indexOf(level) + 1] ?? level;
