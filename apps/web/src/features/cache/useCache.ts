import type { Cache, NotCached } from '@fairlead/protocol';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';

/** Outside of the figures that the stream renews: those come without a measurement. */
const MEASURED_KEY = [...queryKeys.cache(), 'measured'] as const;

export interface CacheState {
  readonly cache: Cache | undefined;
  readonly error: Error | undefined;
  readonly again: () => void;
  /** As last measured in this page; as the server tells without asking the cluster otherwise. */
  readonly notCached: readonly NotCached[];
  readonly measuring: boolean;
  readonly measureError: Error | undefined;
  readonly measure: () => void;
}

/** Figures of the cache: read once, then renewed by the stream; what is not held is measured only when asked for. */
export function useCache(): CacheState {
  const { client } = useLive();
  const queries = useQueryClient();
  const query = useQuery<Cache>({
    queryKey: queryKeys.cache(),
    queryFn: ({ signal }) => client.cache({}, signal),
    staleTime: 0,
  });
  const measured = useQuery<readonly NotCached[]>({
    queryKey: MEASURED_KEY,
    queryFn: skipToken,
    gcTime: Infinity,
  }).data;
  const measurement = useMutation({
    mutationFn: () => client.cache({ measure: true }),
    onSuccess: (cache) => {
      queries.setQueryData(MEASURED_KEY, cache.notCached);
      queries.setQueryData(queryKeys.cache(), cache);
    },
  });
  return {
    cache: query.data,
    error: query.error ?? undefined,
    again: () => void query.refetch(),
    notCached: measured ?? query.data?.notCached ?? [],
    measuring: measurement.isPending,
    measureError: measurement.error ?? undefined,
    measure: () => measurement.mutate(),
  };
}
