import { useCallback, useMemo } from 'react';
import { useSearch } from './useSearch.ts';
import { patchView } from './patchView.ts';
import { parseViewState, type ViewState, type ViewStatePatch } from './viewState.ts';

export interface ViewStateControl {
  readonly view: ViewState;
  /**
   * Typing replaces the history entry, opening pushes one. What depends on the view (a switch, the next in turn) is a function
   * of it: the view that was rendered last may be behind.
   */
  readonly change: (patch: ViewStatePatch | ((now: ViewState) => ViewStatePatch), history: 'push' | 'replace') => void;
}

/** The shareable state of the view, kept in the address. */
export function useViewState(): ViewStateControl {
  const [search, setSearch] = useSearch();
  const view = useMemo(() => parseViewState(search), [search]);
  const change = useCallback(
    (patch: ViewStatePatch | ((now: ViewState) => ViewStatePatch), history: 'push' | 'replace') =>
      setSearch((before) => patchView(before, typeof patch === 'function' ? patch(parseViewState(before)) : patch), {
        replace: history === 'replace',
      }),
    [setSearch],
  );
  return { view, change };
}
