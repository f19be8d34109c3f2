import { useCallback, useLayoutEffect } from 'react';
import { useSearchParams } from 'react-router';
import { LatestSearch } from './latestSearch.ts';

export type ChangeSearch = (
  next: (before: URLSearchParams) => URLSearchParams,
  options?: { readonly replace: boolean },
) => void;

const latest = new LatestSearch();

/**
 * The query of the address, and how to change it. The router's own updater sees the address of the last render only: of two
 * changes in one turn (a zoom folds a namespace and moves the map) the second would undo the first, and so would the second
 * of two keys pressed before the first has been rendered.
 */
export function useSearch(): readonly [URLSearchParams, ChangeSearch] {
  const [search, setSearch] = useSearchParams();
  useLayoutEffect(() => latest.rendered(search), [search]);
  const change = useCallback<ChangeSearch>(
    (next, options) => {
      const changed = latest.change(next);
      if (changed !== undefined) setSearch(changed, options);
    },
    [setSearch],
  );
  return [search, change];
}
