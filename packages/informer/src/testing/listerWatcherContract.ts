import assert from 'node:assert/strict';
import type { AnyRecord } from '@fairlead/model';
import {
  CredentialsRejectedError,
  ForbiddenError,
  ResourceNotServedError,
  ResourceVersionExpiredError,
  ServerBusyError,
  UnreachableError,
} from '../source/errors.ts';
import type { ListerWatcher, ListPage, WatchEvent } from '../source/listerWatcher.ts';

/** What a request is answered with instead of success. `reset`: the connection is cut. */
export type ContractFailure = 'unauthorized' | 'forbidden' | 'not-served' | 'busy' | 'reset';

/** A server with one resource behind the lister-watcher under test, empty at first. Objects are named by the suite. */
export interface ContractServer {
  readonly listerWatcher: ListerWatcher<AnyRecord>;
  /** Creates or changes an object. */
  put(name: string): void | Promise<void>;
  delete(name: string): void | Promise<void>;
  /** Sends a bookmark on open watches. */
  bookmark(): void | Promise<void>;
  /** Ends open watches in order. */
  endWatches(): void | Promise<void>;
  /** Sends 410 inside open watches. */
  expireWatches(): void | Promise<void>;
  /** Forgets history and continue tokens: older versions are answered with 410. */
  compact(): void | Promise<void>;
  /** Answers the next request like this; `busy` is 429 with `Retry-After: 7`. */
  failNext(failure: ContractFailure): void | Promise<void>;
  close(): void | Promise<void>;
}

export interface ContractCase {
  readonly name: string;
  /** Rejects with an `AssertionError` when the lister-watcher breaks the contract. */
  readonly run: () => Promise<void>;
}

type Case = readonly [name: string, run: (server: ContractServer) => Promise<void>];

/**
 * What every lister-watcher has to do, the real one and the fakes: cases for `it.each`. A fresh server is started for each
 * and closed after it.
 */
export function listerWatcherContract(
  startServer: () => ContractServer | Promise<ContractServer>,
): readonly ContractCase[] {
  return [...LIST_CASES, ...WATCH_CASES, ...FAILURE_CASES].map(([name, run]) => ({
    name,
    run: async () => {
      const server = await startServer();
      try {
        await run(server);
      } finally {
        await server.close();
      }
    },
  }));
}

const LIST_CASES: readonly Case[] = [
  [
    'lists nothing, with a resource version',
    async (server) => {
      const page = await list(server);
      assert.deepEqual([page.items.length, page.continueToken], [0, undefined]);
      assert.notEqual(page.resourceVersion, '');
      assert.ok(page.wireBytes >= 0);
    },
  ],
  [
    'lists in pages of one version that together hold each object once',
    async (server) => {
      for (const name of ['a', 'b', 'c', 'd', 'e']) await server.put(name);
      const pages: ListPage<AnyRecord>[] = [await list(server, 2)];
      for (let token = pages[0]?.continueToken; token !== undefined; token = pages.at(-1)?.continueToken) {
        pages.push(await list(server, 2, token));
      }
      assert.deepEqual(
        pages.map((page) => page.items.length),
        [2, 2, 1],
      );
      assert.deepEqual(
        pages.flatMap((page) => Array.from(page.items, (item) => item.name)),
        ['a', 'b', 'c', 'd', 'e'],
      );
      assert.equal(new Set(pages.map((page) => page.resourceVersion)).size, 1);
    },
  ],
  [
    'rejects with ResourceVersionExpiredError for a continue token that is gone',
    async (server) => {
      for (const name of ['a', 'b', 'c']) await server.put(name);
      const { continueToken } = await list(server, 2);
      await server.compact();
      await assert.rejects(list(server, 2, continueToken), ResourceVersionExpiredError);
    },
  ],
];

const WATCH_CASES: readonly Case[] = [
  [
    'tells what came after the listed version, in order',
    async (server) => {
      await server.put('a');
      const { resourceVersion } = await list(server);
      await server.put('b');
      await server.put('a');
      await server.delete('b');
      const seen = await watched(server, resourceVersion, 3);
      assert.deepEqual(
        seen.map((event) => (event.type === 'BOOKMARK' ? event.type : `${event.type} ${event.object.name}`)),
        ['ADDED b', 'MODIFIED a', 'DELETED b'],
      );
      assert.ok(seen.every((event) => event.resourceVersion !== '' && event.resourceVersion !== resourceVersion));
    },
  ],
  [
    'goes on from the version of any event, and tells nothing twice',
    async (server) => {
      const { resourceVersion } = await list(server);
      await server.put('a');
      await server.put('b');
      const [first] = await watched(server, resourceVersion, 2);
      const [again] = await watched(server, first?.resourceVersion ?? '', 1);
      assert.equal(again?.type === 'ADDED' && again.object.name, 'b');
    },
  ],
  [
    'is accepted before the first event, and ends in order when the server ends it',
    async (server) => {
      const { resourceVersion } = await list(server);
      const events = await watched(server, resourceVersion, Infinity, async () => {
        await server.put('a');
        await server.bookmark();
        await server.endWatches();
      });
      assert.deepEqual(
        events.map((event) => event.type),
        ['ADDED', 'BOOKMARK'],
      );
    },
  ],
  [
    'throws ResourceVersionExpiredError for 410 inside the stream',
    async (server) => {
      const { resourceVersion } = await list(server);
      const expired = watched(server, resourceVersion, Infinity, () => server.expireWatches());
      await assert.rejects(expired, ResourceVersionExpiredError);
    },
  ],
  [
    'throws ResourceVersionExpiredError for 410 instead of a stream',
    async (server) => {
      await server.put('a');
      const { resourceVersion } = await list(server);
      await server.put('b');
      await server.compact();
      await assert.rejects(watched(server, resourceVersion, 1), ResourceVersionExpiredError);
    },
  ],
  [
    'lets go of a watch when its signal aborts',
    async (server) => {
      const { resourceVersion } = await list(server);
      const controller = new AbortController();
      const reason = new Error('enough');
      await assert.rejects(watched(server, resourceVersion, Infinity, () => controller.abort(reason), controller));
    },
  ],
];

const FAILURES: readonly (readonly [ContractFailure, new (...args: never[]) => Error])[] = [
  ['unauthorized', CredentialsRejectedError],
  ['forbidden', ForbiddenError],
  ['not-served', ResourceNotServedError],
  ['busy', ServerBusyError],
  ['reset', UnreachableError],
];

const FAILURE_CASES: readonly Case[] = FAILURES.flatMap(([failure, expected]): readonly Case[] => [
  [
    `rejects a list with ${expected.name} when the answer is ${failure}`,
    async (server) => {
      await server.failNext(failure);
      await assert.rejects(list(server), (error) => isAnswer(error, expected));
      await list(server);
    },
  ],
  [
    `throws ${expected.name} from a watch when the answer is ${failure}`,
    async (server) => {
      const { resourceVersion } = await list(server);
      await server.failNext(failure);
      await assert.rejects(watched(server, resourceVersion, 1), (error) => isAnswer(error, expected));
    },
  ],
]);

function isAnswer(error: unknown, expected: new (...args: never[]) => Error): boolean {
  assert.ok(error instanceof expected, `${String(error)} should be a ${expected.name}`);
  if (error instanceof ServerBusyError) assert.deepEqual([error.status, error.retryAfterMs], [429, 7000]);
  return true;
}

function list(server: ContractServer, limit = 500, continueToken?: string): Promise<ListPage<AnyRecord>> {
  return server.listerWatcher.list({ limit, continueToken, signal: new AbortController().signal });
}

/** Watches until `count` events have come or the stream ends. `onceAccepted` runs when the server has accepted the watch. */
async function watched(
  server: ContractServer,
  resourceVersion: string,
  count: number,
  onceAccepted?: () => void | Promise<void>,
  controller = new AbortController(),
): Promise<readonly WatchEvent<AnyRecord>[]> {
  const seen: WatchEvent<AnyRecord>[] = [];
  let accepted = false;
  let aside: Promise<void> | undefined;
  const onAccepted = (): void => {
    accepted = true;
    aside = Promise.resolve().then(onceAccepted);
  };
  try {
    const options = { resourceVersion, timeoutSeconds: 300, signal: controller.signal, onAccepted };
    for await (const batch of server.listerWatcher.watch(options)) {
      assert.ok(accepted, 'a watch must be accepted before it yields');
      seen.push(...batch.events);
      if (seen.length >= count) break;
    }
  } finally {
    controller.abort();
    await aside;
  }
  return seen;
}
