import { useCallback, useMemo } from 'react';
import { useSearch } from '../../viewState/useSearch.ts';
import { parseTableState, patchTableState, type TableState } from '../../viewState/tableState.ts';

export interface TableStateControl {
  readonly table: TableState;
  /** `next` takes the state before; opening and sorting replace the entry of the history, as they change no subject. */
  readonly changeTable: (next: (before: TableState) => Partial<TableState>) => void;
}

export function useTableState(): TableStateControl {
  const [search, setSearch] = useSearch();
  const table = useMemo(() => parseTableState(search), [search]);
  const changeTable = useCallback<TableStateControl['changeTable']>(
    (next) => setSearch((before) => patchTableState(before, next(parseTableState(before))), { replace: true }),
    [setSearch],
  );
  return { table, changeTable };
}
