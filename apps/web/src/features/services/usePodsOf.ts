import type { Service, ServiceRow } from '@fairlead/protocol';
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLive, useLivePart } from '../../api/LiveProvider.tsx';
import { queryKeys } from '../../api/queryKeys.ts';
import { serviceNameOf } from '../service/serviceName.ts';
import { newer } from '../service/useService.ts';
import type { PodsOf } from './tree.ts';

/** A pod may change without its service's row: open services are asked for again this often. */
const ASK_EVERY_MS = 5_000;

/** Pods of the open services: read when a service is opened, again when its row changes, and every 5 s. */
export function usePodsOf(openRows: readonly ServiceRow[]): PodsOf {
  const { client } = useLive();
  const queries = useQueryClient();
  const paused = useLivePart('paused') !== undefined;
  const combine = useCallback(
    (results: readonly UseQueryResult<Service>[]) =>
      results.map(({ data, error }) => ({
        found: data && { pods: data.pods, total: data.podsTotal },
        problem: error?.message,
      })),
    [],
  );
  const results = useQueries({
    queries: openRows.map((row) => ({
      queryKey: queryKeys.service(row.id),
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const { namespace, name } = serviceNameOf(row.id) ?? row;
        const known = queries.getQueryData<Service>(queryKeys.service(row.id));
        return newer(known, await client.service(namespace, name, signal));
      },
      staleTime: 0,
      refetchInterval: paused ? (false as const) : ASK_EVERY_MS,
    })),
    combine,
  });

  const seen = useRef<ReadonlyMap<string, ServiceRow>>(new Map());
  useEffect(() => {
    if (paused) return;
    for (const row of openRows) {
      const before = seen.current.get(row.id);
      if (before !== undefined && before !== row) {
        void queries.invalidateQueries({ queryKey: queryKeys.service(row.id), exact: true }, { cancelRefetch: false });
      }
    }
    seen.current = new Map(openRows.map((row) => [row.id, row]));
  }, [openRows, queries, paused]);

  return useMemo(() => {
    const byId = new Map(openRows.map((row, index) => [row.id, results[index]]));
    return (id) => {
      const result = byId.get(id);
      if (result?.found !== undefined) return result.found;
      return result?.problem === undefined ? { kind: 'reading' } : { kind: 'failed', detail: result.problem };
    };
  }, [openRows, results]);
}
