import { useShown } from '../../settings/useShown.ts';
import { useViewState } from '../../viewState/useViewState.ts';
import { useDrawerInset } from '../service/useDrawerInset.ts';

/** Whether legend or minimap lie on the map, and how to turn that over. Beside an open drawer they would cover too much of it. */
export function useExplained(part: 'legend' | 'minimap'): readonly [shown: boolean, toggle: () => void] {
  const { view } = useViewState();
  return useShown(part, useDrawerInset(view.select).beside);
}
