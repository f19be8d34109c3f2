import { useQuery } from '@tanstack/react-query';
import { asApiError, type ApiError } from '../../../api/ApiError.ts';

/** Something of the cluster that is read while it is looked at. */
export interface LiveRead<T> {
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  readonly reading: boolean;
  readonly again: () => void;
}

/**
 * Reads when it is opened, again when asked for (or every `everyMs` while the window is seen), and forgets with the view: what a person
 * reads live is never kept.
 */
export function useLiveRead<T>(
  key: readonly unknown[],
  read: (signal: AbortSignal) => Promise<T>,
  everyMs?: number,
): LiveRead<T> {
  const query = useQuery<T>({
    queryKey: key,
    queryFn: ({ signal }) => read(signal),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: everyMs ?? false,
  });
  const { error, refetch } = query;
  return {
    data: query.data,
    error: error === null ? undefined : asApiError(error, key.join('/')),
    reading: query.isFetching,
    again: () => void refetch(),
  };
}
