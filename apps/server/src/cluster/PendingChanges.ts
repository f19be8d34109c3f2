import type { ObjectChange } from '@fairlead/informer';
import type { Call, DeclaredCall } from '@fairlead/model';
import type { ServiceGraph } from '@fairlead/service-graph';
import type { ClusterFreshness } from './clusterFreshness.ts';
import { guessedCalls } from './guessedCalls.ts';
import { dropRouter, putRouter } from './routersInGraph.ts';
import type { RouterChange } from './routersInGraph.ts';
import type { WorkloadResource } from './workloads.ts';

type WorkloadChange = Extract<ObjectChange, { readonly resource: WorkloadResource }>;

export interface CallChanges {
  readonly put: readonly (Call | DeclaredCall)[];
  /** Ids. */
  readonly drop: readonly string[];
}

/**
 * A turn takes at most so many calls, and as many routers and workloads: drawing what they touch takes longer than taking them in. How much longer
 * depends on the views that are open and on the machine, so that it is learned from the turns before.
 */
const TAKEN_PER_TURN = { least: 64, most: 256 };
const TAKEN_PER_LOOK = 32;
/** A turn that took longer with all that it drew is followed by one with half as much, a shorter one by one with twice as much. */
const LONG_TURN_MS = 20;
const SHORT_TURN_MS = 8;

/** What goes into the graph as it is told, without being resolved, and waits for its turn: routers, workloads and calls. */
export class PendingChanges {
  readonly #graph: ServiceGraph;
  readonly #freshness: ClusterFreshness;
  /** Puts each of them into the graph again, for it shows the state of its resource. By resource and key. */
  readonly #routers = new Map<string, () => void>();
  /** Takes each of them into the graph, or out of it: routers and workloads, by resource and key. */
  readonly #objects = new Map<string, () => void>();
  /** Calls by id; `undefined`: gone. */
  readonly #calls = new Map<string, Call | DeclaredCall | undefined>();
  #objectsTaken = 0;
  #takenPerTurn = TAKEN_PER_TURN.most;

  constructor(graph: ServiceGraph, freshness: ClusterFreshness) {
    this.#graph = graph;
    this.#freshness = freshness;
  }

  get isEmpty(): boolean {
    return this.#objects.size === 0 && this.#calls.size === 0;
  }

  /** Objects taken in so far, and how many that will be with those that wait now. */
  get objectsTaken(): number {
    return this.#objectsTaken;
  }
  get objectsTold(): number {
    return this.#objectsTaken + this.#objects.size;
  }

  /** What is resolved is none of these, and passed over. */
  add(change: ObjectChange): void {
    switch (change.resource) {
      case 'ingresses':
      case 'gateways':
      case 'httproutes':
      case 'grpcroutes':
      case 'tlsroutes':
      case 'tcproutes':
      case 'udproutes':
      case 'referencegrants':
        this.#addRouter(change);
        return;
      case 'deployments':
      case 'statefulsets':
      case 'daemonsets':
      case 'jobs':
        this.#addWorkload(change);
        this.addCalls(guessedCalls(change.before, change.after));
        return;
      case 'services':
      case 'pods':
      case 'nodes':
      case 'namespaces':
      case 'replicasets':
        return;
    }
  }

  addCalls({ put, drop }: CallChanges): void {
    for (const id of drop) this.#calls.set(id, undefined);
    for (const call of put) this.#calls.set(call.id, call);
  }

  /** The state of a resource that routers tell of has changed. */
  addRoutersAgain(): void {
    for (const [id, put] of this.#routers) this.#objects.set(id, put);
  }

  /** Takes in what there is a turn for. `endAt`: when that ends, by `performance.now()`. */
  take(endAt: number): void {
    const atMost = this.#takenPerTurn;
    takeSome(this.#objects, { endAt, atMost }, (_id, take) => {
      this.#objectsTaken += 1;
      take();
    });
    takeSome(this.#calls, { endAt, atMost }, (id, call) => {
      if (call === undefined) this.#graph.dropCall(id);
      else this.#graph.putCall(call);
    });
  }

  /** How long a turn took in which there was something to take, with all that was drawn for it. */
  learn(turnMs: number): void {
    const { least, most } = TAKEN_PER_TURN;
    if (turnMs > LONG_TURN_MS) this.#takenPerTurn = Math.max(least, this.#takenPerTurn / 2);
    else if (turnMs < SHORT_TURN_MS) this.#takenPerTurn = Math.min(most, this.#takenPerTurn * 2);
  }

  #addWorkload({ resource, key, before, after }: WorkloadChange): void {
    this.#objects.set(`${resource} ${key}`, () => {
      if (after !== undefined) this.#graph.putWorkload(after);
      else if (before !== undefined) this.#graph.dropWorkload(before);
    });
  }

  #addRouter(change: RouterChange): void {
    const id = `${change.resource} ${change.key}`;
    if (change.after === undefined) {
      this.#routers.delete(id);
      this.#objects.set(id, () => dropRouter(this.#graph, change));
      return;
    }
    const put = (): void => putRouter(this.#graph, change, this.#freshness);
    this.#routers.set(id, put);
    this.#objects.set(id, put);
  }
}

/** They are many and small: the clock is looked at only now and then. */
function takeSome<T>(
  pending: Map<string, T>,
  { endAt, atMost }: { readonly endAt: number; readonly atMost: number },
  take: (id: string, value: T) => void,
): void {
  let count = 0;
  for (const [id, value] of pending) {
    pending.delete(id);
    take(id, value);
    count += 1;
    if (count % TAKEN_PER_LOOK === 0 && (count >= atMost || performance.now() > endAt)) return;
  }
}
