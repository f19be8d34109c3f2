import type { GraphSnapshot } from '@fairlead/protocol';
import { useMemo } from 'react';
import { useLive } from '../../api/LiveProvider.tsx';
import { TrafficMemory } from './TrafficMemory.ts';
import { secondsOf } from '../../viewState/trafficView.ts';
import { useTrafficView } from '../../viewState/useTrafficView.ts';

/** One for the page, so that going to the table and back forgets nothing. */
const MEMORIES = new WeakMap<object, TrafficMemory>();

export function useTrafficMemory(): TrafficMemory {
  const { store } = useLive();
  let memory = MEMORIES.get(store);
  if (memory === undefined) {
    memory = new TrafficMemory();
    MEMORIES.set(store, memory);
  }
  return memory;
}

/** The picture with rates averaged over the window that the address names; over one minute it is the server's own. */
export function useAveraged(snapshot: GraphSnapshot): GraphSnapshot {
  const { store } = useLive();
  const memory = useTrafficMemory();
  const { window } = useTrafficView().traffic;
  return useMemo(() => {
    const nowMs = store.clock.now();
    memory.take(snapshot.edges, nowMs);
    if (window === '1m') return snapshot;
    const windowMs = secondsOf(window) * 1_000;
    return { ...snapshot, edges: snapshot.edges.map((edge) => memory.averaged(edge, windowMs, nowMs)) };
  }, [memory, snapshot, store, window]);
}
