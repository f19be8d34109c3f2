import type { ObjectChange } from '@fairlead/informer';
import { objectKey, splitKey } from '@fairlead/model';
import type { ObjectKey, PodRecord, Resource, ServiceRecord } from '@fairlead/model';
import type { ServiceRow } from '@fairlead/protocol';
import { Resolver, workloadOf } from '@fairlead/resolver';
import type { PodSource, ServiceAnswer, World } from '@fairlead/resolver';
import { ServiceGraph, isEmptyContentChange, serviceId, verdictOf, viewKey, workloadId } from '@fairlead/service-graph';
import type { Freshness, GraphEdge, ServiceVerdict, ViewQuery } from '@fairlead/service-graph';
import { describe } from '@fairlead/messages';
import { serviceRow } from '../answers/serviceRow.ts';
import { FeedsInMaking } from '../feeds/FeedsInMaking.ts';
import { FeedRegistry } from '../feeds/feedRegistry.ts';
import { GraphFeed } from '../feeds/graphFeed.ts';
import { ServiceRows } from '../feeds/serviceRows.ts';
import { ServicesFeed } from '../feeds/servicesFeed.ts';
import { FindIndex } from '../find/FindIndex.ts';
import { CallRows } from './CallRows.ts';
import type { ClusterFreshness } from './clusterFreshness.ts';
import { DueTimes } from './dueTimes.ts';
import { ObservedTimes } from './observedTimes.ts';
import { PendingChanges } from './PendingChanges.ts';
import type { CallChanges } from './PendingChanges.ts';
import { ServiceWatchers } from './ServiceWatchers.ts';

/** Work on one revision before the event loop gets its turn; the rest comes as the next revision. */
const TURN_MS = 12;

export interface ClusterModelOptions {
  /** This run of the server: letters and digits. */
  readonly instance: string;
  readonly freshness: ClusterFreshness;
  /** Holds the pods whose changes are told. */
  readonly pods: PodSource;
  /** Whether there is a Service of this name among what has been read, on the map or not yet. */
  readonly hasService: (key: ObjectKey) => boolean;
  /** Milliseconds of the Unix epoch. */
  readonly now: () => number;
  /** Told of a service whose answer could not be computed: a fault of ours, which must not take the others down. */
  readonly onError: (key: ObjectKey, error: unknown) => void;
}

/** The resources whose state is part of a verdict (`Freshness`). */
const VERDICTS_REST_ON: ReadonlySet<Resource> = new Set(['pods', 'nodes', 'services']);

/** A service as it was last looked at. */
export interface LookedAt {
  readonly answer: ServiceAnswer;
  readonly verdict: ServiceVerdict;
  readonly freshness: Freshness;
  /** The objects it was looked at among; valid until the next change. */
  readonly world: World;
}

/**
 * The one state of the process: changes of objects go in, numbered revisions of the graph and of the rows come out. Nothing
 * is computed until `advance` is called, which does a bounded piece of work and says whether there is more.
 */
export class ClusterModel {
  readonly instance: string;
  readonly rows = new ServiceRows();
  readonly #freshness: ClusterFreshness;
  readonly #now: () => number;
  readonly #onError: ClusterModelOptions['onError'];
  readonly #resolver: Resolver;
  readonly #graph: ServiceGraph;
  /** What find and hide ask of everything on the map. */
  readonly found: FindIndex;
  readonly #graphFeeds = new FeedRegistry<GraphFeed>();
  readonly #feedsInMaking: FeedsInMaking;
  readonly #servicesFeeds = new FeedRegistry<ServicesFeed>();
  readonly #dirty = new Set<ObjectKey>();
  readonly #due = new DueTimes();
  readonly #observed = new ObservedTimes();
  readonly #watchers = new ServiceWatchers();
  readonly #pending: PendingChanges;
  readonly #calls: CallRows;
  #revision = 0;
  /** Services looked at so far. */
  #looks = 0;

  constructor({ instance, freshness, pods, hasService, now, onError }: ClusterModelOptions) {
    this.instance = instance;
    this.#freshness = freshness;
    this.#resolver = new Resolver(pods);
    this.#now = now;
    this.#onError = onError;
    this.#graph = new ServiceGraph({
      describe,
      grantsRead: (namespace) => freshness.hasRead('referencegrants', namespace),
      isMissing: (key) => freshness.isCurrent('services', splitKey(key).namespace ?? '') && !hasService(key),
    });
    this.#pending = new PendingChanges(this.#graph, freshness);
    this.#calls = new CallRows(this.#graph, this.rows);
    this.#feedsInMaking = new FeedsInMaking(this.#graph);
    this.found = new FindIndex(this.#graph, (service) => this.#podsByWorkload(service));
  }

  get revision(): number {
    return this.#revision;
  }

  /** Feeds kept up to date, for the metrics. */
  get feeds(): number {
    return this.#graphFeeds.size + this.#servicesFeeds.size;
  }

  // ------------------------------------------------------------------------------------------------------------ in

  /** Takes changes of objects in. `observedAt`: when the oldest of them arrived (epoch ms). */
  apply(changes: readonly ObjectChange[], observedAt: number): void {
    this.#observed.add(observedAt);
    for (const change of changes) {
      this.#resolver.apply(change);
      this.#pending.add(change);
    }
  }

  /** Takes calls in, as one refresh of traffic changes them. */
  applyCalls(changes: CallChanges): void {
    if (changes.put.length > 0 || changes.drop.length > 0) this.#observed.add(this.#now());
    this.#pending.addCalls(changes);
  }

  /** A refresh of traffic has succeeded for the first time: who is not called is known to be called by nobody. */
  trafficBecameKnown(): void {
    this.#calls.becameKnown();
  }

  /** The state of a resource has changed: looks again at what rests on it, in a namespace or in all. */
  freshnessChanged(resource: Resource, namespace?: string): void {
    this.#resolver.setNodesForbidden(this.#freshness.nodesUnreadable);
    // Whether a Service is missing is known of a fresh list only.
    if (resource === 'services' || !VERDICTS_REST_ON.has(resource)) this.#pending.addRoutersAgain();
    if (!VERDICTS_REST_ON.has(resource)) return;
    for (const { namespace: of, name } of this.rows.values()) {
      if (namespace !== undefined && namespace !== of) continue;
      const key = objectKey({ namespace: of, name });
      if (resource === 'pods' || !this.#isPremature(key)) this.#dirty.add(key);
    }
  }

  // ----------------------------------------------------------------------------------------------------------- work

  /** One bounded piece of work, and a new revision if anything differs. Returns whether there is more to do at once. */
  advance(): boolean {
    const now = this.#now();
    this.#collectDirty();
    for (const key of this.#due.take(seconds(now))) this.#dirty.add(key);
    const startedAt = performance.now();
    const endAt = startedAt + TURN_MS;
    const touched = this.#lookAtSome(now, endAt);
    const hasPending = !this.#pending.isEmpty;
    this.#pending.take(endAt);
    touched.push(...this.#publish(now, endAt));
    this.#watchers.tell(touched);
    if (hasPending) this.#pending.learn(performance.now() - startedAt);
    return this.#isBehind || !this.#calls.isEmpty;
  }

  /**
   * All that has been told by now: the answer says whether it is on the map, whatever comes meanwhile. Services and objects are
   * taken in the order in which they came.
   */
  mark(): () => boolean {
    this.#collectDirty();
    const looks = this.#looks + this.#dirty.size;
    const objects = this.#pending.objectsTold;
    return () => this.#looks >= looks && this.#pending.objectsTaken >= objects;
  }

  #collectDirty(): void {
    for (const key of this.#resolver.takeDirty()) if (!this.#isPremature(key)) this.#dirty.add(key);
  }

  /** When `advance` has to be called next, though nothing has changed (epoch ms); `undefined` if only changes matter. */
  nextDueAt(): number | undefined {
    const next = this.#due.next();
    return next === undefined ? undefined : next * 1000;
  }

  #lookAtSome(now: number, endAt: number): ObjectKey[] {
    const touched: ObjectKey[] = [];
    for (const key of this.#dirty) {
      this.#dirty.delete(key);
      this.#looks += 1;
      try {
        this.#lookAt(key, now);
      } catch (error) {
        // Not on the map is better than with a verdict that no longer holds.
        this.#drop(key);
        this.#onError(key, error);
      }
      touched.push(key);
      if (performance.now() > endAt) break;
    }
    return touched;
  }

  /** The first list of pods is being read and the service on the map as not known: it is looked at again when that ends. */
  #isPremature(key: ObjectKey): boolean {
    const { namespace = '', name } = splitKey(key);
    const { state, synced } = this.#freshness.of(namespace).pods;
    if (synced || state !== 'syncing') return false;
    return this.rows.get(serviceId(namespace, name)) !== undefined && this.#resolver.has(key);
  }

  /** Something has been told that is not in the graph yet. */
  get #isBehind(): boolean {
    return this.#dirty.size > 0 || !this.#pending.isEmpty;
  }

  #lookAt(key: ObjectKey, now: number): void {
    const at = seconds(now);
    const answer = this.#resolver.answer(key, at);
    if (answer === undefined) {
      this.#drop(key);
      return;
    }
    const freshness = this.#freshness.of(answer.service.namespace);
    const verdict = verdictOf(answer, freshness, at);
    this.#due.set(key, verdict.validUntil);
    this.#graph.putService(answer, verdict, at);
    this.found.put(answer, verdict);
    const row = serviceRow(answer, this.#graph.verdict(key) ?? verdict, freshness, this.#graph.told(key));
    this.rows.put({ ...row, ...this.#calls.of(`service/${key}`) });
  }

  /** The pods that a service selects, read now. */
  #podsByWorkload({ namespace, selector }: ServiceRecord): ReadonlyMap<string, readonly PodRecord[]> {
    if (selector === undefined) return new Map();
    const world = this.#resolver.worldAt(seconds(this.#now()));
    return Map.groupBy(world.podsSelected(namespace, selector), (pod) => {
      const { kind, name } = workloadOf(pod, world);
      return workloadId(namespace, kind, name);
    });
  }

  #drop(key: ObjectKey): void {
    const { namespace = '', name } = splitKey(key);
    this.#due.set(key, undefined);
    this.#graph.dropService(key);
    this.found.drop(serviceId(namespace, name));
    this.rows.drop(serviceId(namespace, name));
  }

  /** A new revision, if anything differs; the services whose calls do. */
  #publish(now: number, endAt: number): ObjectKey[] {
    const changes = this.#graph.flush();
    const touched = this.#calls.refreshSome(endAt);
    const rows = this.rows.take();
    // What a filter hides may differ though no card does: it asks of pods, too.
    const filtered =
      this.#graphFeeds.some((feed) => feed.filtered) || this.#feedsInMaking.some(({ filter }) => filter !== undefined);
    const asked = this.found.touched.size > 0 && filtered;
    if (!asked && isEmptyContentChange(changes) && rows.upsert.length === 0 && rows.remove.length === 0) {
      // Events that changed nothing in the picture must not make the next change look old.
      if (!this.#isBehind) this.#observed.take(now);
      return touched;
    }
    this.#revision += 1;
    const revision = { number: this.#revision, ...this.#observed.take(now) };
    this.#feedsInMaking.update(changes);
    this.#graphFeeds.advance((feed) => feed.update(changes, revision));
    this.#servicesFeeds.advance((feed) => feed.update(rows, revision));
    this.found.settle();
    return touched;
  }

  // ------------------------------------------------------------------------------------------------------------ out

  /** Keeps views that nobody follows just now, or not. */
  keepIdleViews(keep: boolean): void {
    this.#graphFeeds.keepIdle(keep);
    this.#servicesFeeds.keepIdle(keep);
  }

  /** What follows the graph as a query asks for it; a new one is made in turns of the event loop. */
  async graphFeed(query: ViewQuery): Promise<GraphFeed> {
    const key = viewKey(query);
    return (
      this.#graphFeeds.find(key) ??
      this.#feedsInMaking.get(key, query, (view) => {
        if (query.filter !== undefined) this.found.forgetTextsLater();
        return this.#graphFeeds.get(
          key,
          () => new GraphFeed({ instance: this.instance, revision: this.#revision, view }),
        );
      })
    );
  }

  /** Namespaces that somebody looks at: 0 with a service of it selected, 1 with something of it opened, 2 chosen. */
  namespacesLookedAt(): ReadonlyMap<string, number> {
    const feeds = this.#graphFeeds.watched();
    const selected = Array.from(this.#watchers.keys(), (key) => splitKey(key).namespace ?? '');
    const opened = feeds.flatMap(({ opened: ids }) => ids.flatMap((id) => id.split('/')[1] ?? []));
    const chosen = feeds.flatMap(({ namespaces }) => namespaces);
    return new Map(
      [chosen, opened, selected].flatMap((names, index) => names.map((name): [string, number] => [name, 2 - index])),
    );
  }

  /** The edges of all pictures that somebody follows, as they are while they are walked. */
  *edgesLookedAt(): Iterable<GraphEdge> {
    for (const { edges } of this.#graphFeeds.watched()) yield* edges;
  }

  servicesFeed(namespaces: readonly string[]): ServicesFeed {
    const chosen = new Set(namespaces);
    return this.#servicesFeeds.get(
      [...chosen].sort().join(','),
      () =>
        new ServicesFeed({ instance: this.instance, revision: this.#revision, rows: this.rows, namespaces: chosen }),
    );
  }

  /** A service with its whole answer as of now; `undefined` if there is none of this name. */
  lookUp(key: ObjectKey): LookedAt | undefined {
    const at = seconds(this.#now());
    const answer = this.#resolver.answer(key, at);
    if (answer === undefined) return undefined;
    // The verdict on the map, with the time its trouble began; of a service so new that it is not on the map yet, its own.
    const freshness = this.#freshness.of(answer.service.namespace);
    const verdict = this.#graph.verdict(key) ?? verdictOf(answer, freshness, at);
    return { answer, verdict, freshness, world: this.#resolver.worldAt(at) };
  }

  /** Who calls and is called, for questions about one node or edge; as of the last revision. */
  get graph(): Pick<ServiceGraph, 'callsBetween' | 'peersOf' | 'edges' | 'connections'> {
    return this.#graph;
  }

  /** What a row of the table says of calls to a service. */
  trafficOf(key: ObjectKey): Pick<ServiceRow, 'callers' | 'traffic'> {
    return this.#calls.of(`service/${key}`);
  }

  /** Calls back after every look at one service, whatever came of it. Returns how to stop. */
  watchService(key: ObjectKey, watcher: () => void): () => void {
    return this.#watchers.add(key, watcher);
  }
}

const seconds = (epochMs: number): number => Math.floor(epochMs / 1000);
