import { afterEach, expect } from 'vitest';
import type { NamespaceRecord } from '@fairlead/model';
import { startReflector } from '../reflector/reflector.ts';
import type { Reflector } from '../reflector/reflector.ts';
import type { ReflectorStatus } from '../reflector/reflectorStatus.ts';
import { ResourceStatistics } from '../statistics/statistics.ts';
import { Store } from '../store/store.ts';
import type { StoreChange } from '../store/storeChange.ts';
import { FakeClock } from './fakeClock.ts';
import { aNamespace } from './objects.ts';
import { ScriptedServer } from './scriptedServer.ts';

/** A reflector of a scripted server under a fake clock, with everything a test looks at. */
export interface Reflected {
  readonly clock: FakeClock;
  readonly server: ScriptedServer<NamespaceRecord>;
  readonly store: Store<NamespaceRecord>;
  readonly reflector: Reflector;
  readonly statistics: ResourceStatistics;
  /** All that was told, in order. */
  readonly changes: StoreChange<NamespaceRecord>[];
  /** States in order, without repeats. */
  readonly states: string[];
  readonly status: () => ReflectorStatus;
  /** The store holds what the server holds, and replaying the changes gives the same. */
  readonly expectTruth: () => void;
  /** Stops, and expects nothing left behind. */
  readonly stop: () => Promise<void>;
}

export interface ReflectedOptions {
  readonly server?: ScriptedServer<NamespaceRecord>;
  readonly random?: () => number;
}

export function startReflected(options: ReflectedOptions = {}): Reflected {
  const clock = new FakeClock();
  const server = options.server ?? new ScriptedServer<NamespaceRecord>();
  const store = new Store<NamespaceRecord>();
  const statistics = new ResourceStatistics(clock);
  const controller = new AbortController();
  const changes: StoreChange<NamespaceRecord>[] = [];
  const states: string[] = ['syncing'];
  const reflector = startReflector<NamespaceRecord>({
    listerWatcher: server.listerWatcher(),
    store,
    clock,
    signal: controller.signal,
    random: options.random ?? ((): number => 0),
    statistics,
    ownerOf: (record) => record.name,
    onChanges: (told) => {
      changes.push(...told);
      return undefined;
    },
    onStatus: () => {
      const { state } = reflector.status();
      if (states.at(-1) !== state) states.push(state);
    },
  });
  return {
    clock,
    server,
    store,
    reflector,
    statistics,
    changes,
    states,
    status: () => reflector.status(),
    expectTruth: () => {
      const truth = server.truth();
      expect([...store.values()].sort(byName)).toEqual(truth);
      expect(replayed(changes)).toEqual(truth);
    },
    stop: async () => {
      controller.abort();
      await clock.settle();
      await reflector.finished;
      expect(server.openRequests).toBe(0);
      expect(clock.pendingTimers).toBe(0);
    },
  };
}

/** What a reader knows who only heard the changes. Each has to fit on the one before it: nothing lost, nothing twice. */
function replayed(changes: readonly StoreChange<NamespaceRecord>[]): readonly NamespaceRecord[] {
  const known = new Map<string, NamespaceRecord>();
  for (const { key, before, after } of changes) {
    expect(known.get(key)).toBe(before);
    expect(before === undefined || after === undefined || before.uid === after.uid).toBe(true);
    if (after === undefined) known.delete(key);
    else known.set(key, after);
  }
  return [...known.values()].sort(byName);
}

function byName(left: NamespaceRecord, right: NamespaceRecord): number {
  return left.name < right.name ? -1 : 1;
}

export interface ReflectedForTests {
  /** A reflector of a server with so many objects, before it has done anything. */
  readonly reflect: (count: number) => Reflected;
  /** The same, once it is live. */
  readonly liveReflector: (count: number) => Promise<Reflected>;
}

/** Starts reflectors for the tests of a file and stops each after its test. */
export function reflectedForTests(): ReflectedForTests {
  let running: Reflected | undefined;
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  const reflect = (count: number): Reflected => {
    const server = new ScriptedServer<NamespaceRecord>();
    for (let index = 0; index < count; index += 1) server.put(aNamespace(`n${String(index).padStart(4, '0')}`));
    running = startReflected({ server });
    return running;
  };
  const liveReflector = async (count: number): Promise<Reflected> => {
    const reflected = reflect(count);
    await reflected.clock.settle();
    expect(reflected.status().state).toBe('live');
    return reflected;
  };
  return { reflect, liveReflector };
}
