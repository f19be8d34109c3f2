import type { GraphSnapshot } from '@fairlead/protocol';
import { useMemo } from 'react';
import { useViewState } from '../../viewState/useViewState.ts';
import { drawnMatches } from './drawnMatches.ts';
import { useFinding } from './useFinding.ts';

/** Ids of the nodes that the find box and the verdict filter leave at full strength; `undefined` when neither is set. */
export function useMatches(snapshot: GraphSnapshot | undefined): readonly string[] | undefined {
  const { view } = useViewState();
  const { found } = useFinding();
  const { verdict } = view;
  const nodes = snapshot?.nodes;
  return useMemo(
    () => (nodes === undefined ? undefined : drawnMatches(nodes, { found, verdict })),
    [nodes, found, verdict],
  );
}
