import type { GraphSnapshot, Namespaces, Status } from '@fairlead/protocol';
import { keepPreviousData, skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { GraphParameters } from './ApiClient.ts';
import { useLive } from './LiveProvider.tsx';
import { queryKeys } from './queryKeys.ts';

/** Status of the server and its resources: read once, then kept current by the stream. */
export function useStatus(): UseQueryResult<Status> {
  const { store } = useLive();
  return useQuery({ queryKey: queryKeys.status(), queryFn: ({ signal }) => store.readStatus(signal) });
}

/** Names and verdicts of the namespaces; read again with each status, when namespaces come and go. */
export function useNamespaces(): UseQueryResult<Namespaces> {
  const { client } = useLive();
  return useQuery({
    queryKey: queryKeys.namespaces(),
    queryFn: ({ signal }) => client.namespaces(signal),
    staleTime: 10_000,
  });
}

/**
 * The picture that the stream keeps current; the stream itself fetches it, so that both start from the same revision. While
 * another one is on its way, the one before stays.
 */
export function useGraphSnapshot(parameters: GraphParameters): GraphSnapshot | undefined {
  return useGraph(parameters).data;
}

/** What `useGraphSnapshot` gives was asked for under this name: the one before while another picture is on its way. */
export function useDrawnName(parameters: GraphParameters, name: string): string {
  const { isPlaceholderData } = useGraph(parameters);
  const [drawn, setDrawn] = useState(name);
  if (drawn === name || isPlaceholderData) return drawn;
  setDrawn(name);
  return name;
}

function useGraph(parameters: GraphParameters): UseQueryResult<GraphSnapshot> {
  return useQuery<GraphSnapshot>({
    queryKey: queryKeys.graph(parameters),
    queryFn: skipToken,
    placeholderData: keepPreviousData,
  });
}
