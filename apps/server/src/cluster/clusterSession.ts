import { createClusterCache } from '@fairlead/informer';
import type { ClusterCache, Clock, ResourceStatusInfo } from '@fairlead/informer';
import type { ClusterConnection } from '@fairlead/kube-client';
import type { NodeRecord, ObjectKey, RecordOf, Resource } from '@fairlead/model';
import type { Cache, MemoryStatus, Namespaces, NotCached, Status } from '@fairlead/protocol';
import type { Logger } from 'pino';
import { cacheResource } from '../answers/cacheResource.ts';
import { namespaceCounts } from '../answers/namespaceCounts.ts';
import { resourceStatus } from '../answers/statusAnswer.ts';
import { callsOnScreen } from '../traffic/callsOnScreen.ts';
import { seriesSource } from '../traffic/seriesSource.ts';
import { turns } from '../turns/inTurns.ts';
import { withoutConfigMapUses } from './withoutConfigMapUses.ts';
import { isWorkload } from './workloads.ts';
import { LastingLooks } from '../traffic/LastingLooks.ts';
import { TrafficSession } from '../traffic/TrafficSession.ts';
import type { ChosenTraffic } from '../options/options.ts';
import { MemoryBudget } from '../memory/memoryBudget.ts';
import type { Detail } from '../memory/memoryBudget.ts';
import { ClusterFreshness } from './clusterFreshness.ts';
import { ClusterModel } from './clusterModel.ts';
import { ConfigMapGuesses } from './ConfigMapGuesses.ts';
import { KubernetesVersion } from './kubernetesVersion.ts';
import { ModelDriver } from './modelDriver.ts';
import type { ProcessFigures } from './processFigures.ts';

/** What helps who may not list Services in the whole cluster. */
const NAMESPACES = 'start with --namespace NAME for those that may be read, or grant what docs/rbac says';

export interface ClusterSessionOptions {
  readonly connection: ClusterConnection;
  readonly demo: boolean;
  /** To watch; empty for the whole cluster. */
  readonly namespaces: readonly string[];
  readonly instance: string;
  readonly version: string;
  readonly figures: ProcessFigures;
  /** Where traffic is read from; `undefined` for nowhere. */
  readonly traffic?: ChosenTraffic | undefined;
  /** Calls are guessed also from ConfigMaps. */
  readonly configMaps?: boolean | undefined;
  readonly log: Logger;
  /** By which the cache waits and gives up; the system's by default. */
  readonly clock?: Clock | undefined;
  /** Bytes near which detail is left out; `undefined` for no limit. */
  readonly memoryBudgetBytes?: number | undefined;
  /** The first lists are on the map. */
  readonly onShown?: (() => void) | undefined;
}

/** One cluster, read for as long as the process runs: the cache follows the API server, the model follows the cache. */
export class ClusterSession {
  readonly model: ClusterModel;
  /** Who calls whom; `undefined` without a source. */
  readonly traffic: TrafficSession | undefined;
  readonly #configMaps: ConfigMapGuesses | undefined;
  readonly #options: ClusterSessionOptions;
  readonly #cache: ClusterCache;
  readonly #driver: ModelDriver;
  readonly #budget: MemoryBudget | undefined;
  readonly #freshness = new ClusterFreshness();
  readonly #kubernetesVersion: KubernetesVersion;
  readonly #statusListeners = new Set<() => void>();
  readonly #states = new Map<string, string>();
  readonly #looks: LastingLooks;
  /** The first lists are on the map. */
  #shown = false;
  /** Asks that, since they are stored. */
  #firstListsShown: (() => boolean) | undefined;

  constructor(options: ClusterSessionOptions) {
    const { connection, namespaces, instance, log } = options;
    this.#options = options;
    this.model = new ClusterModel({
      instance,
      freshness: this.#freshness,
      pods: { get: (key) => this.object('pods', key) },
      hasService: (key) => this.object('services', key) !== undefined,
      now: Date.now,
      onError: (service, error) => log.error({ err: error, service }, 'failed to resolve a service'),
    });
    this.#looks = new LastingLooks(
      () => this.model.namespacesLookedAt(),
      () => performance.now(),
    );
    this.#driver = new ModelDriver(this.model, {
      onWork: () => this.#onWork(),
      isReading: () => !this.#shown && this.#unread().length > 0,
      idleMs: () => performance.eventLoopUtilization().idle,
    });
    this.#kubernetesVersion = new KubernetesVersion(connection, () => this.#tellStatus());
    this.#cache = createClusterCache({
      listerWatcherFor: (resource, namespace) => {
        const source = connection.listerWatcher(resource, namespace);
        return options.configMaps === true || !isWorkload(resource) ? source : withoutConfigMapUses(source);
      },
      namespaces: namespaces.length === 0 ? undefined : namespaces,
      turns,
      ...(options.clock !== undefined && { clock: options.clock }),
      onListenerError: (error) => log.error({ err: error }, 'failed to take over changes'),
    });
    this.#cache.onChange((changes, observedAtMs) => {
      this.model.apply(changes, observedAtMs);
      this.#driver.kick();
    });
    this.#cache.onStatus((status) => this.#onStatus(status));
    this.#budget = this.#budgetOf(options);
    this.traffic = this.#trafficSession();
    this.#configMaps = this.#configMapGuesses();
  }

  /** Somebody has begun to follow a picture or a service: what is read for whom looks at it is read at once. */
  followed(): void {
    if (this.#looks.isOther) this.traffic?.reader.hurry();
  }

  #configMapGuesses(): ConfigMapGuesses | undefined {
    if (this.#options.configMaps !== true) return undefined;
    const guesses = new ConfigMapGuesses({
      read: (...asked) => this.#options.connection.readNamesInConfigMap(...asked),
      onCalls: (changes) => {
        this.model.applyCalls(changes);
        this.#driver.kick();
      },
      onStatus: () => this.#tellStatus(),
    });
    this.#cache.onChange((changes) => guesses.apply(changes));
    return guesses;
  }

  #trafficSession(): TrafficSession | undefined {
    const { traffic, connection, log } = this.#options;
    if (traffic === undefined) return undefined;
    return new TrafficSession({
      source: seriesSource(traffic, {
        cache: this.#cache,
        connection,
        lookedAt: () => this.#looks.ranks(),
      }),
      off: traffic.kind === 'prometheus' ? traffic.config.off : [],
      cache: this.#cache,
      onCalls: (changes) => {
        this.model.applyCalls(changes);
        this.#driver.kick();
      },
      onKnown: () => {
        this.model.trafficBecameKnown();
        this.#driver.kick();
      },
      onStatus: () => this.#tellStatus(),
      onScreen: (atMost) => callsOnScreen(this.model, atMost),
      log,
    });
  }

  #budgetOf({ memoryBudgetBytes, log }: ClusterSessionOptions): MemoryBudget | undefined {
    if (memoryBudgetBytes === undefined) return undefined;
    const budget = new MemoryBudget({
      budgetBytes: memoryBudgetBytes,
      rssBytes: () => process.memoryUsage.rss(),
      keep: (detail, keep) => this.#keep(detail, keep),
      onChange: () => {
        log.warn({ budgetBytes: memoryBudgetBytes, dropped: budget.dropped }, 'detail left out near the memory budget');
        this.#tellStatus();
      },
    });
    return budget;
  }

  #keep(detail: Detail, keep: boolean): void {
    switch (detail) {
      case 'history':
        this.#cache.keepHistory(keep);
        return;
      case 'views':
        this.model.keepIdleViews(keep);
        return;
      case 'messages':
        void this.#cache.keepMessages(keep);
    }
  }

  #memory(): MemoryStatus | undefined {
    if (this.#budget === undefined) return undefined;
    const { budgetBytes, dropped } = this.#budget;
    return { budgetBytes, rssBytes: process.memoryUsage.rss(), dropped: [...dropped] };
  }

  /** For what a person asks for and is read once. */
  get connection(): ClusterConnection {
    return this.#options.connection;
  }

  /** An object that is held; `undefined` if it is not, or not read. */
  object<R extends Resource>(resource: R, key: ObjectKey): RecordOf[R] | undefined {
    return this.#cache.store(resource).get(key);
  }

  /** Nodes that are held, in any order. */
  nodes(): Iterable<NodeRecord> {
    return this.#cache.store('nodes').values();
  }

  start(): void {
    this.#cache.start();
    this.#kubernetesVersion.start();
  }

  async stop(): Promise<void> {
    this.#driver.stop();
    this.#budget?.stop();
    this.#kubernetesVersion.stop();
    await Promise.all([this.#cache.stop(), this.traffic?.stop(), this.#configMaps?.stop()]);
  }

  /**
   * Resources whose first list is not stored yet; `services` also until the first lists are on the map. What is forbidden or
   * not served does not hold readiness back.
   */
  missing(): string[] {
    const missing = this.#unread();
    if (missing.length > 0) return missing;
    return this.#shown ? [] : ['services'];
  }

  status(): Status {
    const { connection, demo, namespaces, instance, version } = this.#options;
    const items = this.namespaces().items;
    const empty = items.filter(({ verdicts }) => Object.values(verdicts).every((count) => count === 0));
    return {
      version,
      instance,
      demo,
      cluster: {
        context: connection.contextName,
        server: connection.server,
        kubernetesVersion: this.#kubernetesVersion.known ?? null,
      },
      namespaces: namespaces.length === 0 ? null : [...namespaces],
      resources: this.#cache.status().map(resourceStatus),
      traffic: this.traffic?.status() ?? { state: 'off', source: null, lastSuccessAt: null, error: null },
      configMaps: this.#configMaps?.status(),
      counts: {
        services: this.model.rows.size,
        pods: this.#cache.store('pods').size,
        namespaces: items.length,
        emptyNamespaces: empty.length,
      },
      revision: this.model.revision,
      memory: this.#memory(),
      time: new Date().toISOString(),
    };
  }

  /** Calls back when the state of a resource, its error or its progress differs. */
  onStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  namespaces(): Namespaces {
    const { namespaces } = this.#options;
    const known = namespaces.length === 0 ? this.#cache.store('namespaces').keys() : namespaces;
    return namespaceCounts(known, this.model.rows.verdicts);
  }

  cache(notCached: NotCached[]): Cache {
    return {
      resources: this.#cache.statistics().map(cacheResource),
      notCached,
      traffic: this.traffic?.cache() ?? null,
      process: this.#options.figures.current(),
      memory: this.#memory(),
      at: new Date().toISOString(),
    };
  }

  /** Objects held of pods and ReplicaSets, by which samples are scaled up. */
  held(resource: 'pods' | 'replicasets'): number {
    return this.#cache.store(resource).size;
  }

  #unread(): string[] {
    return this.#cache
      .status()
      .filter(({ resource, state }) => state !== 'forbidden' && state !== 'off' && !this.#cache.hasSynced(resource))
      .map(({ resource }) => resource);
  }

  /** A cluster that never rests has first lists, too: what counts is what had been read when the last of them ended. */
  #onWork(): void {
    if (this.#shown) return;
    if (this.#unread().length > 0) {
      this.#firstListsShown = undefined;
      return;
    }
    this.#firstListsShown ??= this.model.mark();
    if (!this.#firstListsShown()) return;
    this.#shown = true;
    // Whose calls they are can be told now.
    this.traffic?.start();
    this.#configMaps?.start();
    const { services, pods } = this.status().counts;
    this.#options.log.info({ services, pods }, 'the first lists are on the map');
    this.#options.onShown?.();
  }

  #onStatus(status: ResourceStatusInfo): void {
    this.#logState(status);
    const synced = this.#cache.hasSynced(status.resource);
    const change = this.#freshness.update(status, synced, Math.floor(Date.now() / 1000));
    if (change === 'all') this.model.freshnessChanged(status.resource);
    else if (change !== 'none') for (const namespace of change) this.model.freshnessChanged(status.resource, namespace);
    // Also where no verdict depends on it: it may have been the last that was not read.
    if (change !== 'none' || !this.#shown) this.#driver.kick();
    this.#tellStatus();
  }

  #logState({ resource, state, error, namespaces }: ResourceStatusInfo): void {
    if (this.#states.get(resource) === state) return;
    this.#states.set(resource, state);
    const troubled = state === 'retrying' || state === 'forbidden';
    // The first reading is what everyone expects; what comes after it is news.
    const level = troubled ? 'warn' : this.#shown ? 'info' : 'debug';
    // Without Services there is no map, and often the rights are there for some namespaces.
    const mend =
      resource === 'services' && state === 'forbidden' && namespaces === undefined ? { mend: NAMESPACES } : {};
    this.#options.log[level]({ resource, state, error: error?.message, ...mend }, `${resource} ${state}`);
  }

  #tellStatus(): void {
    for (const listener of this.#statusListeners) listener();
  }
}
