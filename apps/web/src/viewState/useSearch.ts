import { useCallback, useLayoutEffect } from 'react';
import { useSearchParams } from 'react-router';

export type ChangeSearch = (
  next: (before: URLSearchParams) => URLSearchParams,
  options?: { readonly replace: boolean },
) => void;

/** What the address will be once all changes so far have been rendered. */
let latest = new URLSearchParams();

/**
 * The query of the address, and how to change it. The router's own updater sees the address of the last render only: of two
 * changes in one turn (a zoom folds a namespace and moves the map) the second would undo the first.
 */
export function useSearch(): readonly [URLSearchParams, ChangeSearch] {
  const [search, setSearch] = useSearchParams();
  useLayoutEffect(() => {
    latest = search;
  }, [search]);
  const change = useCallback<ChangeSearch>(
    (next, options) => {
      latest = next(latest);
      setSearch(latest, options);
    },
    [setSearch],
  );
  return [search, change];
}
