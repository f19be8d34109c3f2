import type { Node } from '../../objects/shapes.ts';
import type { Cluster } from '../../world/cluster.ts';
import type { FleetPods } from './fleetPods.ts';
import { FleetPod } from './fleetPods.ts';

const TICK_MS = 10;
/** After a pause (a busy machine) at most so much is caught up. */
const LONGEST_TICK_MS = 250;
/** Of a thousand events: heartbeats of nodes, replacements of pods (two events each); the rest are turns of readiness. */
const HEARTBEATS = 20;
const REPLACEMENTS = 30;
/** At most this part of the pods is unready by churn at a time. */
const UNREADY_PART = 0.005;

/**
 * Load for measuring: so many events a second, most of them pods that turn unready and ready again. Workloads, kubelets and slices
 * that nobody watches take no notice.
 */
export function startChurn(cluster: Cluster, pods: FleetPods, eventsPerSecond: number): void {
  const churn = new Churn(cluster, pods);
  const { timeline } = cluster;
  let lastMs = timeline.nowMs();
  let owed = 0;
  const tick = (): void => {
    const now = timeline.nowMs();
    owed += (Math.min(now - lastMs, LONGEST_TICK_MS) * eventsPerSecond) / 1000;
    lastMs = now;
    while (owed >= 1) owed -= churn.step(Math.floor(now / 1000));
    timeline.after(TICK_MS, tick);
  };
  tick();
}

class Churn {
  readonly #cluster: Cluster;
  readonly #pods: FleetPods;
  readonly #nodes: readonly string[];
  readonly #mostUnready: number;
  /** Rows that churn made unready, the oldest first, from `#next` on. */
  #unready: number[] = [];
  #next = 0;

  constructor(cluster: Cluster, pods: FleetPods) {
    this.#cluster = cluster;
    this.#pods = pods;
    this.#nodes = cluster.world.list('nodes').map(({ metadata }) => metadata.name);
    this.#mostUnready = Math.max(1, Math.floor(pods.size * UNREADY_PART));
  }

  /** Writes something; returns how many events that was. */
  step(now: number): number {
    const { random } = this.#cluster.world;
    const dice = random.below(1000);
    if (dice < HEARTBEATS) return this.#beat();
    if (this.#unready.length - this.#next >= this.#mostUnready) return this.#turn(this.#oldest(), true, now);
    const row = random.below(this.#pods.size);
    return dice < HEARTBEATS + REPLACEMENTS ? this.#replace(row, now) : this.#turn(row, false, now);
  }

  /** A step that finds nothing to do counts as an event, so that a world someone has emptied does not keep it busy. */
  #turn(row: number, ready: boolean, now: number): number {
    const pod = this.#podAt(row, ready);
    if (pod === undefined) return 1;
    if (!ready) this.#unready.push(row);
    this.#cluster.world.writeRow('pods', row, 'MODIFIED', pod, pod.turned(ready, now));
    this.#cluster.controllers.touchService(this.#pods.serviceKeyAt(row));
    return 1;
  }

  #replace(row: number, now: number): number {
    const pod = this.#podAt(row, false);
    if (pod === undefined) return 1;
    const { world, controllers } = this.#cluster;
    world.writeRow('pods', row, 'DELETED', pod, pod);
    world.writeRow('pods', row, 'ADDED', pod, pod.replaced(now));
    controllers.touchService(this.#pods.serviceKeyAt(row));
    return 2;
  }

  /** A pod that is as the fleet made it and can take the turn: well, or unready by churn. */
  #podAt(row: number, isUnready: boolean): FleetPod | undefined {
    const pod = this.#cluster.world.store('pods').sketchAt(row);
    if (!(pod instanceof FleetPod) || pod.state.fare.isSaid) return undefined;
    return (pod.state.fare.life === 'not-ready') === isUnready ? pod : undefined;
  }

  #oldest(): number {
    const row = this.#unready[this.#next++] ?? 0;
    if (this.#next > 1000) {
      this.#unready = this.#unready.slice(this.#next);
      this.#next = 0;
    }
    return row;
  }

  #beat(): number {
    const { world, timeline } = this.#cluster;
    const name = this.#nodes[world.random.below(this.#nodes.length)] ?? '';
    if (world.get('nodes', name) === undefined) return 1;
    const now = timeline.timestamp();
    world.update('nodes', name, (node: Node) => ({
      ...node,
      status: {
        ...node.status,
        conditions: (node.status.conditions ?? []).map((condition) => ({ ...condition, lastHeartbeatTime: now })),
      },
    }));
    return 1;
  }
}
