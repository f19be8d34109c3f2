import type { Pod, ServiceRow } from '@fairlead/protocol';
import { inPodOrder } from '../service/podOrder.ts';

interface Place {
  readonly id: string;
  /** Of the row it hangs below. */
  readonly parent: string | undefined;
  readonly level: 1 | 2 | 3;
  /** From 1, among the rows below the same parent. */
  readonly position: number;
  readonly siblings: number;
}

export interface NamespaceRow extends Place {
  readonly kind: 'namespace';
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
  /** Namespaces in the order of their first service instead of A to Z. */
  readonly namespacesByFirst: boolean;
}

/** The rows of the table from top to bottom: namespaces, in open ones their services, in open ones their pods. */
export function treeRows({ services, isOpen, podsOf, namespacesByFirst }: TreeOptions): readonly TreeRow[] {
  const byNamespace = Map.groupBy(services, (service) => service.namespace);
  const names = namespacesByFirst ? [...byNamespace.keys()] : [...byNamespace.keys()].toSorted();
  return names.flatMap((name, index): readonly TreeRow[] => {
    const rows = byNamespace.get(name) ?? [];
    const id = `namespace/${name}`;
    const open = isOpen(id);
    const count = (verdict: ServiceRow['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
    const head: NamespaceRow = {
      kind: 'namespace',
      id,
      parent: undefined,
      level: 1,
      position: index + 1,
      siblings: names.length,
      name,
      open,
      services: rows.length,
      broken: count('broken'),
      degraded: count('degraded'),
    };
    return open ? [head, ...rows.flatMap((row, at) => serviceRows(row, at, rows.length, isOpen, podsOf))] : [head];
  });
}

function serviceRows(
  row: ServiceRow,
  at: number,
  siblings: number,
  isOpen: TreeOptions['isOpen'],
  podsOf: PodsOf,
): readonly TreeRow[] {
  const open = isOpen(row.id);
  const parent = `namespace/${row.namespace}`;
  const head: ServiceTreeRow = { kind: 'service', id: row.id, parent, level: 2, position: at + 1, siblings, row, open };
  if (!open) return [head];
  const pods = podsOf(row.id);
  if (isNote(pods)) return [head, noteRow(row.id, pods)];
  if (pods.length === 0) return [head, noteRow(row.id, { kind: 'none' })];
  return [
    head,
    ...inPodOrder(pods).map((pod, index): PodTreeRow => ({
      kind: 'pod',
      id: `pod/${row.id}/${pod.uid}`,
      parent: row.id,
      level: 3,
      position: index + 1,
      siblings: pods.length,
      pod,
      service: row,
    })),
  ];
}

function noteRow(parent: string, note: PodsNote): NoteRow {
  return { kind: 'note', id: `note/${parent}`, parent, level: 3, position: 1, siblings: 1, note };
}

function isNote(pods: readonly Pod[] | PodsNote): pods is PodsNote {
  return !Array.isArray(pods);
}
