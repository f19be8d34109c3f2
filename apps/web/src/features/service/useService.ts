import type { GraphSnapshot, Service } from '@fairlead/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { asApiError, type ApiError } from '../../api/ApiError.ts';
import { useLive } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';

/** While the map does not draw the service by itself, only asking tells that it is gone. */
const ASK_EVERY_MS = 10_000;

export interface ServiceState {
  /** The last answer; it stays while a newer one is read, and after the service is gone. */
  readonly service: Service | undefined;
  readonly error: ApiError | undefined;
  /** It was there, and is no longer. */
  readonly gone: boolean;
  /** Epoch milliseconds of this browser: when the error was met. */
  readonly errorAtMs: number;
  readonly reading: boolean;
  readonly again: () => void;
}

export interface ServiceName {
  readonly namespace: string;
  readonly name: string;
}

/**
 * One service with its pods: asked for once, then kept current by the event `detail` of the stream. The stream falls silent
 * when the service is deleted, so it is asked for again when it leaves the picture.
 */
export function useService({ namespace, name }: ServiceName, snapshot: GraphSnapshot | undefined): ServiceState {
  const { client } = useLive();
  const queries = useQueryClient();
  const id = `service/${namespace}/${name}`;
  const drawn = snapshot?.nodes.some((node) => node.id === id) ?? false;
  const query = useQuery<Service>({
    queryKey: queryKeys.service(id),
    queryFn: async ({ signal }) => {
      const answer = await client.service(namespace, name, signal);
      const known = queries.getQueryData<Service>(queryKeys.service(id));
      return newer(known, answer);
    },
    // Nothing changed while nobody looked is not known: a service that is opened again is read again.
    staleTime: 0,
    refetchInterval: drawn ? false : ASK_EVERY_MS,
  });
  const { refetch } = query;
  const wasDrawn = useRef({ id, drawn });
  useEffect(() => {
    const before = wasDrawn.current;
    wasDrawn.current = { id, drawn };
    if (before.id === id && before.drawn && !drawn) void refetch();
  }, [id, drawn, refetch]);

  const error = query.error === null ? undefined : asApiError(query.error, id);
  return {
    service: query.data,
    error,
    gone: query.data !== undefined && error?.code === 'not-found',
    errorAtMs: query.errorUpdatedAt,
    reading: query.isFetching,
    again: () => void refetch(),
  };
}

/** The stream may have brought a later answer while this one was under way. */
export function newer(known: Service | undefined, answer: Service): Service {
  return known !== undefined && known.instance === answer.instance && known.revision > answer.revision ? known : answer;
}
