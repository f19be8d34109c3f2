import type { Traffic } from '@fairlead/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { asApiError, type ApiError } from '../../api/ApiError.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import { useStatus } from '../../api/queries.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { secondsOf } from '../../viewState/trafficView.ts';
import { useTrafficView } from '../../viewState/useTrafficView.ts';

import { tellsNothing } from './tellsNothing.ts';

export interface TrafficState {
  /** The last answer; it stays while a newer one is read. */
  readonly traffic: Traffic | undefined;
  readonly error: ApiError | undefined;
  readonly reading: boolean;
  readonly again: () => void;
}

/**
 * Calls of an edge or a node (`id`) over the range that the address names, read again as often as it says. Nothing is asked
 * where nothing tells of calls, or while nobody looks.
 */
export function useTraffic(id: string | undefined): TrafficState {
  const { client } = useLive();
  const { traffic: view } = useTrafficView();
  const source = useStatus().data?.traffic;
  const query = useQuery<Traffic>({
    queryKey: queryKeys.traffic(id ?? '', view.range),
    queryFn: ({ signal }) => client.traffic(id ?? '', view.range, signal),
    enabled: id !== undefined && source !== undefined && !tellsNothing(source),
    // Another range of the same calls: the old chart stays until the new one is there.
    placeholderData: (previous, before) => (before?.queryKey[1] === id ? keepPreviousData(previous) : undefined),
    staleTime: 2_000,
    refetchInterval: view.refresh === 'off' ? false : secondsOf(view.refresh) * 1_000,
  });
  const { error } = query;
  return {
    traffic: query.data,
    error: error === null ? undefined : asApiError(error, id ?? ''),
    reading: query.isFetching,
    again: () => void query.refetch(),
  };
}
