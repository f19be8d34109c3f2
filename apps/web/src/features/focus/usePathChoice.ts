import { useEffect } from 'react';
import { useViewState } from '../../viewState/useViewState.ts';

/** While the other end of a way is to be chosen, the next service that is selected is that. */
export function usePathChoice(): void {
  const { view, change } = useViewState();
  const [from, to] = view.path;
  const { select } = view;
  useEffect(() => {
    if (from === undefined || to !== undefined || select === undefined || select === from) return;
    // The click has made the entry that Back leaves.
    change({ path: [from, select] }, 'replace');
  }, [from, to, select, change]);
}
