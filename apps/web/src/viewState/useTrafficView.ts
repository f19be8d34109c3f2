import { useCallback, useMemo } from 'react';
import { useSearch } from './useSearch.ts';
import { parseTrafficView, patchTrafficView, type TrafficView } from './trafficView.ts';

export interface TrafficViewControl {
  readonly traffic: TrafficView;
  readonly changeTraffic: (patch: Partial<TrafficView>) => void;
}

/** How calls are shown, kept in the address. Choosing replaces the history entry: it is a look, not a place. */
export function useTrafficView(): TrafficViewControl {
  const [search, setSearch] = useSearch();
  const text = search.toString();
  const traffic = useMemo(() => parseTrafficView(new URLSearchParams(text)), [text]);
  const changeTraffic = useCallback(
    (patch: Partial<TrafficView>) => setSearch((before) => patchTrafficView(before, patch), { replace: true }),
    [setSearch],
  );
  return { traffic, changeTraffic };
}
