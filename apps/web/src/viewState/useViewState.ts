import { useCallback, useMemo } from 'react';
import { useSearch } from './useSearch.ts';
import { parseViewState, patchSearch, type ViewState, type ViewStatePatch } from './viewState.ts';

export interface ViewStateControl {
  readonly view: ViewState;
  /** Typing replaces the history entry, opening pushes one. */
  readonly change: (patch: ViewStatePatch, history: 'push' | 'replace') => void;
}

/** The shareable state of the view, kept in the address. */
export function useViewState(): ViewStateControl {
  const [search, setSearch] = useSearch();
  const view = useMemo(() => parseViewState(search), [search]);
  const change = useCallback(
    (patch: ViewStatePatch, history: 'push' | 'replace') =>
      setSearch((before) => patchSearch(before, patch), { replace: history === 'replace' }),
    [setSearch],
  );
  return { view, change };
}
