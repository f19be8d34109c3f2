import type { GraphSnapshot } from '@fairlead/protocol';
import { Connections, neighbourhood } from '@fairlead/service-graph';
import { useMemo } from 'react';
import { DEFAULT_STEPS } from '../../viewState/viewState.ts';
import { useViewState } from '../../viewState/useViewState.ts';

/**
 * What stays at full strength: what was found, else the neighbours of the selected card as far as the address says. The first
 * step both ways is what the map does by itself.
 */
export function useNear(
  snapshot: GraphSnapshot | undefined,
  matches: readonly string[] | undefined,
): readonly string[] | undefined {
  const { view } = useViewState();
  const { select, upstream, downstream, focus } = view;
  const edges = snapshot?.edges;
  const near = useMemo(() => {
    const wider = upstream !== DEFAULT_STEPS || downstream !== DEFAULT_STEPS;
    if (edges === undefined || select === undefined || focus !== undefined || !wider) return undefined;
    return [...neighbourhood(new Connections(edges), { id: select, upstream, downstream })];
  }, [edges, select, upstream, downstream, focus]);
  return matches ?? near;
}
