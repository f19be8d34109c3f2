import type { GraphSnapshot, Status } from '@fairlead/protocol';
import { useCallback } from 'react';
import { useLocation } from 'react-router';
import { useLive } from '../../api/LiveProvider.tsx';
import type { CaptionFacts } from './caption.ts';

/** How much of the map is taken along. */
export type Part = 'view' | 'whole';

/** Asks for what a caption says of this moment; the answer is `undefined` while there is no graph yet. */
export function useCaptionFacts(
  snapshot: GraphSnapshot | undefined,
  status: Status | undefined,
): (part: Part) => CaptionFacts | undefined {
  const { store } = useLive();
  const { search } = useLocation();
  return useCallback(
    (part) => {
      if (snapshot === undefined) return undefined;
      const { connection, paused } = store.state();
      const still =
        connection.phase === 'lost'
          ? { why: 'lost' as const, atMs: connection.sinceMs }
          : paused === undefined
            ? undefined
            : { why: 'paused' as const, atMs: paused.atMs };
      return {
        snapshot,
        status,
        search: new URLSearchParams(search),
        nowMs: store.clock.now(),
        still,
        part: part === 'view',
      };
    },
    [snapshot, status, search, store],
  );
}
