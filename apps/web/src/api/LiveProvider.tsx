import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { withEarlyAnswer } from '../early/earlyAnswer.ts';
import { ApiClient } from './ApiClient.ts';
import { LiveStore, type LiveState } from './LiveStore.ts';
import { queryKeys } from './queryKeys.ts';
import { nextFrame } from './nextFrame.ts';
import { sharingOf } from './SharedStreamSource.ts';
import { restWhileHidden } from './restWhileHidden.ts';
import { wait } from './wait.ts';

interface Live {
  readonly client: ApiClient;
  readonly store: LiveStore;
}

// With the store's own news of the same delta, not a task later: else the page is rendered twice for each.
notifyManager.setScheduler(queueMicrotask);

const LiveContext = createContext<Live | undefined>(undefined);

export function createQueryClient(): QueryClient {
  // The stream tells what changed; asking again because a window got the focus would only cost.
  return new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false } },
  });
}

export function createLive(client: ApiClient, queries: QueryClient, pageVersion?: string): Live {
  const environment = {
    now: Date.now,
    random: Math.random,
    wait,
    requestFrame: nextFrame,
    sharing: sharingOf(navigator, client.url('')),
  };
  const store = new LiveStore(client, queries, environment, pageVersion);
  return { client, store };
}

export interface LiveProviderProps {
  readonly children: ReactNode;
  /** The document's base address. */
  readonly baseUri: string;
  /** Version of the server that this page came from. */
  readonly pageVersion?: string | undefined;
}

/** Owns the query cache and the one stream of the page. */
export function LiveProvider({ children, baseUri, pageVersion }: LiveProviderProps) {
  const [queries] = useState(createQueryClient);
  const [live] = useState(() =>
    createLive(
      new ApiClient(
        baseUri,
        withEarlyAnswer((input, init) => globalThis.fetch(input, init)),
      ),
      queries,
      pageVersion,
    ),
  );
  const { store } = live;

  useEffect(() => {
    queries.setQueryDefaults(queryKeys.status(), { queryFn: ({ signal }) => store.readStatus(signal) });
    const stopResting = restWhileHidden(document, store);
    const ages = setInterval(() => store.refreshAge(), 5_000);
    return () => {
      stopResting();
      clearInterval(ages);
      store.stop();
    };
  }, [queries, store]);

  return (
    <QueryClientProvider client={queries}>
      <LiveContext value={live}>{children}</LiveContext>
    </QueryClientProvider>
  );
}

export function useLive(): Live {
  const live = use(LiveContext);
  if (live === undefined) throw new Error('useLive needs a LiveProvider above it');
  return live;
}

/** All of the state of the stream; renders again at every change, such as each new age of the picture. */
export function useLiveState(): LiveState {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, store.state);
}

/** One part of the state of the stream; renders again when that changes. */
export function useLivePart<Part extends keyof LiveState>(part: Part): LiveState[Part] {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, () => store.state()[part]);
}
