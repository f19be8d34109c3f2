import { VERDICTS } from '@fairlead/model';
import type { Cache, CacheResource } from '@fairlead/protocol';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { StreamSlots } from '../stream/streamSlots.ts';
import type { ClusterModel } from './clusterModel.ts';

export interface MetricsOptions {
  readonly version: string;
  readonly model: ClusterModel;
  readonly cache: () => Cache;
  readonly slots: StreamSlots;
}

/** One figure of the cache panel: a gauge, or a counter if its name ends in `_total`. */
type CacheFigure = readonly [name: string, help: string, value: (resource: CacheResource) => number | null];

const CACHE_FIGURES: readonly CacheFigure[] = [
  ['fairlead_cache_objects', 'Objects held.', ({ objects }) => objects],
  ['fairlead_cache_retained_bytes', 'Bytes held for them.', ({ retainedBytes }) => retainedBytes],
  ['fairlead_cache_wire_bytes_total', 'Bytes received from the API server.', ({ wireBytes }) => wireBytes],
  [
    'fairlead_cache_list_duration_seconds',
    'Duration of the last complete list.',
    ({ listDurationMs }) => (listDurationMs === null ? null : listDurationMs / 1000),
  ],
  ['fairlead_cache_lists_total', 'Complete lists.', ({ lists }) => lists],
  ['fairlead_cache_relists_total', 'Complete lists after the first.', ({ relists }) => relists],
  ['fairlead_cache_expired_total', 'Answers 410: the resource version had expired.', ({ expired }) => expired],
  ['fairlead_cache_errors_total', 'Failed requests and watches.', ({ errors }) => errors],
  [
    'fairlead_cache_last_event_timestamp_seconds',
    'Arrival of the last watch event or bookmark.',
    ({ lastEventAt }) => (lastEventAt === null ? null : Date.parse(lastEventAt) / 1000),
  ],
];

const EVENT_TYPES = ['added', 'modified', 'deleted', 'bookmark'] as const;

function addCacheFigure([name, help, value]: CacheFigure, register: Registry, cache: () => Cache): void {
  const configuration = { name, help, labelNames: ['resource'] as const, registers: [register] };
  const figures = (): [string, number][] =>
    cache().resources.flatMap((resource) => {
      const figure = value(resource);
      return figure === null ? [] : [[resource.resource, figure] as [string, number]];
    });
  if (name.endsWith('_total')) {
    new Counter({
      ...configuration,
      collect() {
        this.reset();
        for (const [resource, figure] of figures()) this.inc({ resource }, figure);
      },
    });
  } else {
    new Gauge({
      ...configuration,
      collect() {
        this.reset();
        for (const [resource, figure] of figures()) this.set({ resource }, figure);
      },
    });
  }
}

function addCacheStates(register: Registry, cache: () => Cache): void {
  new Counter({
    name: 'fairlead_cache_events_total',
    help: 'Watch events received; items of lists are not counted.',
    labelNames: ['resource', 'type'] as const,
    registers: [register],
    collect() {
      this.reset();
      for (const { resource, events } of cache().resources) {
        for (const type of EVENT_TYPES) this.inc({ resource, type }, events[type]);
      }
    },
  });
  new Gauge({
    name: 'fairlead_resource_state',
    help: '1 for the state that a resource is in.',
    labelNames: ['resource', 'state'] as const,
    registers: [register],
    collect() {
      this.reset();
      for (const { resource, state } of cache().resources) this.set({ resource, state }, 1);
    },
  });
}

function addModelFigures(register: Registry, model: ClusterModel): void {
  new Gauge({
    name: 'fairlead_services',
    help: 'Services by verdict.',
    labelNames: ['verdict'] as const,
    registers: [register],
    collect() {
      const counts = [...model.rows.verdicts.values()];
      for (const verdict of VERDICTS) {
        this.set(
          { verdict },
          counts.reduce((sum, of) => sum + of[verdict], 0),
        );
      }
    },
  });
  new Gauge({
    name: 'fairlead_revision',
    help: 'The current revision of the graph.',
    registers: [register],
    collect() {
      this.set(model.revision);
    },
  });
  new Gauge({
    name: 'fairlead_feeds',
    help: 'Different views that are kept up to date.',
    registers: [register],
    collect() {
      this.set(model.feeds);
    },
  });
}

function addStreamFigures(register: Registry, slots: StreamSlots): void {
  new Gauge({
    name: 'fairlead_streams_open',
    help: 'Open event streams.',
    registers: [register],
    collect() {
      this.set(slots.open);
    },
  });
  new Counter({
    name: 'fairlead_streams_refused_total',
    help: 'Streams refused because too many were open.',
    registers: [register],
    collect() {
      this.reset();
      this.inc(slots.refused);
    },
  });
}

/** The metrics of this process in a registry of their own: read from what is there, counted nowhere twice. */
export function createMetrics({ version, model, cache, slots }: MetricsOptions): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'fairlead_build_info',
    help: 'The version of Fairlead.',
    labelNames: ['version'] as const,
    registers: [register],
  }).set({ version }, 1);
  // One scrape reads the statistics once, not once per figure.
  let read: Cache | undefined;
  const once = (): Cache => {
    if (read === undefined) {
      read = cache();
      setImmediate(() => (read = undefined));
    }
    return read;
  };
  for (const figure of CACHE_FIGURES) addCacheFigure(figure, register, once);
  addCacheStates(register, once);
  addModelFigures(register, model);
  addStreamFigures(register, slots);
  return register;
}
