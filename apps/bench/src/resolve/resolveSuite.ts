import type { AnyRecord, Resource } from '@fairlead/model';
import { Resolver } from '@fairlead/resolver';
import type { ObjectChange } from '@fairlead/resolver';
import { NOW } from '@fairlead/test-kit';
import { quantile } from '../format.ts';
import type { Suite, Table } from '../suite.ts';
import { wholeNumber } from '../wholeNumber.ts';
import { fleetOf } from './fleet.ts';
import type { Fleet } from './fleet.ts';
import { EVENT_KINDS, podEvent } from './podEvents.ts';
import type { EventKind } from './podEvents.ts';
import { randomNumbers } from './randomNumbers.ts';

const SIZES = [1000, 10_000, 150_000] as const;
/** Not measured: until the machine knows the code. */
const WARM_UP = 500;

interface Measured {
  readonly pods: number;
  readonly services: number;
  /** Until every object is in the indexes. */
  readonly loadMs: number;
  /** Every service answered once; the median of several rounds. */
  readonly resolveMs: number;
  readonly rounds: number;
  readonly events: readonly EventCost[];
}

interface EventCost {
  readonly kind: EventKind | 'all';
  readonly count: number;
  readonly servicesPerEvent: number;
  readonly medianMicroseconds: number;
  readonly p99Microseconds: number;
  readonly worstMicroseconds: number;
}

/** Full resolution, and what one pod event costs: taken in, services it concerns found, and their answers computed. */
export const resolveSuite: Suite = {
  name: 'resolve',
  description: 'full resolution of 10,000 services over 150,000 pods; the cost of one pod event at three sizes',
  configure: (command) =>
    void command
      .option('--events <n>', 'pod events of each kind at each size', wholeNumber(100, 1_000_000), 5000)
      .option('--rounds <n>', 'full resolutions at each size', wholeNumber(1, 100), 5)
      .option('--most-pods <n>', 'leave out larger sizes', wholeNumber(1000, 1_000_000), 150_000),
  run({ events, rounds, mostPods }, say) {
    const measured = SIZES.filter((size) => size <= Number(mostPods)).map((size) => {
      say(`${size} pods`);
      return measure(fleetOf(size), Number(events), Number(rounds));
    });
    return Promise.resolve({ tables: tablesOf(measured), data: { sizes: measured }, failures: [] });
  },
};

function measure(fleet: Fleet, eventsOfEach: number, rounds: number): Measured {
  const loading = performance.now();
  const resolver = new Resolver();
  for (const change of changesOf(fleet)) resolver.apply(change);
  const loadMs = performance.now() - loading;
  const keys = [...resolver.takeDirty()];
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    let backends = 0;
    for (const key of keys) backends += resolver.answer(key, NOW)?.backends.total ?? 0;
    if (backends !== fleet.pods.length) throw new Error(`${backends} backends of ${fleet.pods.length} pods`);
    return performance.now() - start;
  });
  return {
    pods: fleet.pods.length,
    services: fleet.services.length,
    loadMs,
    resolveMs: quantile(times, 0.5),
    rounds,
    events: eventCosts(resolver, fleet, eventsOfEach),
  };
}

function* changesOf({ nodes, services, pods }: Fleet): Iterable<ObjectChange> {
  for (const after of nodes) yield { resource: 'nodes', key: after.name, before: undefined, after };
  for (const after of services) yield added('services', after);
  for (const after of pods) yield added('pods', after);
}

function added<R extends Resource>(resource: R, after: AnyRecord & { readonly namespace: string }): ObjectChange {
  // The callers pair a resource with its records.
  return { resource, key: `${after.namespace}/${after.name}`, before: undefined, after } as ObjectChange;
}

function eventCosts(resolver: Resolver, fleet: Fleet, eventsOfEach: number): readonly EventCost[] {
  const random = randomNumbers(1);
  const pods = [...fleet.pods];
  const samples = new Map<EventKind, { readonly microseconds: number[]; services: number }>(
    EVENT_KINDS.map((kind) => [kind, { microseconds: [], services: 0 }]),
  );
  for (let serial = -WARM_UP; serial < eventsOfEach * EVENT_KINDS.length; serial++) {
    const kind = EVENT_KINDS[(serial + WARM_UP) % EVENT_KINDS.length] ?? 'readiness';
    const changes = podEvent(pods, Math.floor(random() * pods.length), kind, serial + WARM_UP);
    const start = performance.now();
    for (const change of changes) resolver.apply(change);
    const dirty = resolver.takeDirty();
    for (const key of dirty) resolver.answer(key, NOW);
    const microseconds = (performance.now() - start) * 1000;
    if (serial < 0) continue;
    const sample = samples.get(kind);
    sample?.microseconds.push(microseconds);
    if (sample !== undefined) sample.services += dirty.size;
  }
  const all = { microseconds: [...samples.values()].flatMap((each) => each.microseconds), services: 0 };
  for (const { services } of samples.values()) all.services += services;
  return [['all', all] as const, ...samples].map(([kind, { microseconds, services }]) => ({
    kind,
    count: microseconds.length,
    servicesPerEvent: services / microseconds.length,
    medianMicroseconds: quantile(microseconds, 0.5),
    p99Microseconds: quantile(microseconds, 0.99),
    worstMicroseconds: quantile(microseconds, 1),
  }));
}

function tablesOf(measured: readonly Measured[]): readonly Table[] {
  return [
    {
      title: 'Full resolution',
      head: ['pods', 'services', 'load ms', 'resolve ms', 'µs per service'],
      rows: measured.map(({ pods, services, loadMs, resolveMs }) => [
        pods,
        services,
        loadMs,
        resolveMs,
        (resolveMs * 1000) / services,
      ]),
    },
    {
      title: 'One pod event, with the answers of the services it concerns',
      head: ['event', 'pods', 'events', 'services per event', 'median µs', 'p99 µs', 'worst µs'],
      rows: ['all' as const, ...EVENT_KINDS].flatMap((kind) =>
        measured.flatMap(({ pods, events }) =>
          events
            .filter((cost) => cost.kind === kind)
            .map((cost) => [
              kind,
              pods,
              cost.count,
              cost.servicesPerEvent,
              cost.medianMicroseconds,
              cost.p99Microseconds,
              cost.worstMicroseconds,
            ]),
        ),
      ),
    },
  ];
}
