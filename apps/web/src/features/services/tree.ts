import type { Pod, ServiceRow } from '@fairlead/protocol';
import { inPodOrder } from '../service/podOrder.ts';

interface Place {
  readonly id: string;
  /** Of the row it hangs below. */
  readonly parent: string | undefined;
  readonly level: 1 | 2 | 3 | 4;
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

export interface PodTreeRow extends Place {
  readonly kind: 'pod';
  readonly pod: Pod;
  readonly service: ServiceRow;
}

/** Stands where pods will be, or where there are none. */
export interface NoteRow extends Place {
  readonly kind: 'note';
  readonly note: PodsNote;
}

export type TreeRow = NamespaceRow | ServiceTreeRow | PodTreeRow | NoteRow;

export type PodsNote = { readonly kind: 'reading' | 'none' } | { readonly kind: 'failed'; readonly detail: string };

/** Pods of an open service, or why there are none to show. */
export type PodsOf = (id: string) => readonly Pod[] | PodsNote;

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

/** The rows of the table from top to bottom: namespaces, in open ones their services, in open ones their pods. */
export function treeRows(options: TreeOptions): readonly TreeRow[] {
  const { services, isOpen, namespacesByFirst } = options;
  const byNamespace = Map.groupBy(services, (service) => service.namespace);
  const names = namespacesByFirst ? [...byNamespace.keys()] : [...byNamespace.keys()].toSorted();
  return names.flatMap((name, index): readonly TreeRow[] => {
    const rows = byNamespace.get(name) ?? [];
    const id = `namespace/${name}`;
    const place: Place = { id, parent: undefined, level: 1, position: index + 1, siblings: names.length };
    const head = groupRow('namespace', name, place, rows, isOpen(id));
    return head.open ? [head, ...insideNamespace(head, rows, options)] : [head];
  });
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
  const level = place.level === 3 ? 4 : 3;
  const pods = podsOf(row.id);
  if (isNote(pods)) return [head, noteRow(row.id, level, pods)];
  if (pods.length === 0) return [head, noteRow(row.id, level, { kind: 'none' })];
  return [
    head,
    ...inPodOrder(pods).map((pod, index): PodTreeRow => ({
      kind: 'pod',
      id: `pod/${row.id}/${pod.uid}`,
      parent: row.id,
      level,
      position: index + 1,
      siblings: pods.length,
      pod,
      service: row,
    })),
  ];
}

function noteRow(parent: string, level: 3 | 4, note: PodsNote): NoteRow {
  return { kind: 'note', id: `note/${parent}`, parent, level, position: 1, siblings: 1, note };
}

function isNote(pods: readonly Pod[] | PodsNote): pods is PodsNote {
  return !Array.isArray(pods);
}
