import type { ServiceRow } from '@fairlead/protocol';
import { useMemo } from 'react';
import { shownRows } from '../find/shownRows.ts';
import { useRowFilter } from '../find/useRowFilter.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { useQuietOrder, type QuietOrder } from '../attention/useQuietOrder.ts';
import type { Sorting } from '../../viewState/tableState.ts';
import { orderBy, worstFirst } from './columns.ts';
import { pickedRows } from '../picked/pickedRows.ts';
import { isOpen } from '../../viewState/tableState.ts';
import { inNamespaces, treeRows, type TreeRow } from './tree.ts';
import { usePodsOf } from './usePodsOf.ts';
import type { RowTexts } from './useRowTexts.ts';

export interface Tree {
  readonly rows: readonly TreeRow[];
  /** Services that the filters leave, in the order of the table. */
  readonly services: readonly ServiceRow[];
  readonly handlers: QuietOrder<ServiceRow>['handlers'];
}

/** From the services to the rows of the table: filtered, sorted, opened. */
export function useTree(
  items: readonly ServiceRow[] | undefined,
  sorting: Sorting | undefined,
  open: readonly string[],
  texts: RowTexts,
): Tree {
  const filter = useRowFilter();
  const { picked, tree } = useViewState().view;
  const matching = useMemo(() => shownRows(pickedRows(items ?? [], picked), filter), [items, picked, filter]);
  const sorted = useMemo(() => {
    if (sorting !== undefined) return matching.toSorted(orderBy(sorting, texts.why));
    return matching.toSorted(worstFirst);
  }, [matching, sorting, texts]);
  const quiet = useQuietOrder(sorted, (row) => row.id, JSON.stringify(sorting));
  const { items: services } = quiet;
  const openRows = useMemo(
    () => services.filter((row) => isOpen(open, row.id) && isOpen(open, `namespace/${row.namespace}`)),
    [services, open],
  );
  const podsOf = usePodsOf(openRows);
  const namespacesByFirst = sorting !== undefined && sorting.column !== 'name';
  const rows = useMemo(
    () => treeRows({ services, isOpen: (id) => isOpen(open, id), podsOf, byApp: tree === 'app', namespacesByFirst }),
    [services, open, podsOf, tree, namespacesByFirst],
  );
  const inOrder = useMemo(
    () => inNamespaces({ services, namespacesByFirst }).flatMap(([, members]) => members),
    [services, namespacesByFirst],
  );
  return { rows, services: inOrder, handlers: quiet.handlers };
}
