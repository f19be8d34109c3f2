import { useCallback } from 'react';
import { useSearch } from '../../viewState/useSearch.ts';

/** The pod that the address names, and how to name another; opening one pushes an entry of the history. */
export function usePodParameter(): readonly [pod: string | undefined, name: (pod: string | undefined) => void] {
  const [search, setSearch] = useSearch();
  const name = useCallback(
    (pod: string | undefined) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (pod === undefined) next.delete('pod');
          else next.set('pod', pod);
          return next;
        },
        { replace: pod === undefined },
      ),
    [setSearch],
  );
  return [search.get('pod') ?? undefined, name];
}
