import type { ServiceRow } from '@fairlead/protocol';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Services } from '@fairlead/protocol';
import { useLive, useLivePart } from '../../api/LiveProvider.tsx';
import { nextFrame } from '../../api/nextFrame.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { restWhileHidden } from '../../api/restWhileHidden.ts';
import { wait } from '../../api/wait.ts';
import { RowsFeed } from './RowsFeed.ts';

/** The rows of the chosen namespaces, kept current while this is shown; `undefined` until the first answer. */
export function useServiceRows(namespaces: readonly string[]): readonly ServiceRow[] | undefined {
  const { client, store } = useLive();
  const queries = useQueryClient();
  const paused = useLivePart('paused');
  const connection = useLivePart('connection');
  const key = namespaces.join('\n');
  const chosen = useMemo(() => (key === '' ? [] : key.split('\n')), [key]);
  const feed = useRef<RowsFeed>(undefined);

  useEffect(() => {
    const started = new RowsFeed(client, queries, chosen, {
      now: Date.now,
      random: Math.random,
      wait,
      requestFrame: nextFrame,
      source: store.source,
      paused: () => store.state().paused !== undefined,
    });
    feed.current = started;
    started.wake();
    const stopResting = restWhileHidden(document, started);
    return () => {
      stopResting();
      started.rest();
    };
  }, [client, queries, store, chosen]);

  useEffect(() => {
    if (paused === undefined) feed.current?.apply();
  }, [paused]);
  const { phase } = connection;
  useEffect(() => {
    // The other stream has found the server again.
    if (phase === 'open') feed.current?.tryNow();
  }, [phase]);

  return useQuery<Services>({ queryKey: queryKeys.services(chosen), queryFn: skipToken }).data?.items;
}
