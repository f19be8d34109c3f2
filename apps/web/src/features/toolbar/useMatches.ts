import type { GraphSnapshot, ServiceRow } from '@fairlead/protocol';
import { useMemo } from 'react';
import { useServices } from '../../api/queries.ts';
import { useReasonText } from '../../components/useReasonText.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { matchingIds, searchText, wordsOf } from './matches.ts';

/**
 * Ids of the nodes that the find box and the verdict filter leave at full strength; `undefined` when neither is set. The
 * rows of the services are read, for their labels, only once somebody looks for something.
 */
export function useMatches(snapshot: GraphSnapshot | undefined): readonly string[] | undefined {
  const { view } = useViewState();
  const reasonText = useReasonText();
  const rows = useServices(view.namespaces, wordsOf(view.find).length > 0).data?.items;
  return useMemo(() => {
    if (snapshot === undefined) return undefined;
    const rowById = new Map<string, ServiceRow>(rows?.map((row) => [row.id, row]));
    return matchingIds(snapshot, view, (node) =>
      searchText(node, (reason) => reasonText(reason).short, rowById.get(node.id)),
    );
  }, [snapshot, rows, view, reasonText]);
}
