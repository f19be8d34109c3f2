import type { Pod } from '../objects/podShapes.ts';
import type { Condition, Node } from '../objects/shapes.ts';
import type { World } from '../world/world.ts';
import { keyOf } from '../world/world.ts';
import { deletePod } from './podTemplates.ts';

/** As the node lifecycle controller has them by default. */
const GRACE_MS = 40_000;
const EVICTION_MS = 300_000;

/** A kubelet writes its node's status this often, even when nothing has changed. */
const REPORT_MS = 300_000;

/**
 * Loses and finds nodes: a node with the annotation `simulate: silent` reports no more. After the grace period its Ready turns
 * Unknown and its pods not ready; after the eviction time these are marked for deletion and stay until it reports again (R29).
 */
export class NodeLifecycle {
  readonly #world: World;
  readonly #silent = new Map<string, () => void>();

  constructor(world: World) {
    this.#world = world;
  }

  start(): void {
    this.#world.onChange(({ resource, type, object }) => {
      if (resource !== 'nodes') return;
      const { name } = object.metadata;
      const isSilent = type !== 'DELETED' && object.metadata.annotations?.['simulate'] === 'silent';
      const cancel = this.#silent.get(name);
      if (isSilent && cancel === undefined) {
        this.#silent.set(
          name,
          this.#world.timeline.after(GRACE_MS, () => this.#lose(name)),
        );
      } else if (!isSilent && cancel !== undefined) {
        cancel();
        this.#silent.delete(name);
        this.#world.timeline.after(0, () => this.#find(name));
      }
    });
  }

  /** All nodes report now, and then in turn. */
  startHeartbeats(): void {
    for (const { metadata } of this.#world.list('nodes')) this.#report(metadata.name);
    this.#reportInTurn([], 0);
  }

  #reportInTurn(names: readonly string[], turn: number): void {
    const name = names[turn];
    if (name === undefined) {
      const next = this.#world.list('nodes').map(({ metadata }) => metadata.name);
      this.#world.timeline.after(REPORT_MS / Math.max(1, next.length), () => this.#reportInTurn(next, 0));
      return;
    }
    this.#report(name);
    this.#world.timeline.after(REPORT_MS / names.length, () => this.#reportInTurn(names, turn + 1));
  }

  #report(name: string): void {
    if (this.#silent.has(name) || this.#world.get('nodes', name) === undefined) return;
    const now = this.#world.timeline.timestamp();
    this.#world.update('nodes', name, (node: Node) => ({
      ...node,
      status: {
        ...node.status,
        conditions: (node.status.conditions ?? []).map((condition) => ({ ...condition, lastHeartbeatTime: now })),
      },
    }));
  }

  #lose(name: string): void {
    this.#setReady(name, 'Unknown', 'NodeStatusUnknown', 'Kubelet stopped posting node status.');
    for (const pod of this.#podsOn(name)) this.#setPodReady(pod, 'False');
    const cancel = this.#world.timeline.after(EVICTION_MS, () => {
      for (const pod of this.#podsOn(name)) deletePod(this.#world, keyOf(pod));
    });
    this.#silent.set(name, cancel);
  }

  #find(name: string): void {
    this.#setReady(name, 'True', 'KubeletReady', 'kubelet is posting ready status');
    for (const pod of this.#podsOn(name)) {
      const containersReady = pod.status.conditions?.find(({ type }) => type === 'ContainersReady')?.status;
      if (containersReady === 'True') this.#setPodReady(pod, 'True');
    }
  }

  #podsOn(name: string): Pod[] {
    const found: Pod[] = [];
    for (const pod of this.#world.values('pods')) if (pod.spec.nodeName === name) found.push(pod);
    return found;
  }

  #setReady(name: string, status: string, reason: string, message: string): void {
    if (this.#world.get('nodes', name) === undefined) return;
    const now = this.#world.timeline.timestamp();
    this.#world.update('nodes', name, (node: Node) => ({
      ...node,
      status: {
        ...node.status,
        conditions: (node.status.conditions ?? []).map((condition) =>
          condition.type === 'Ready' ? { ...condition, status, reason, message, lastTransitionTime: now } : condition,
        ),
      },
    }));
  }

  #setPodReady(pod: Pod, status: string): void {
    const now = this.#world.timeline.timestamp();
    const change = (condition: Condition): Condition => {
      if (condition.type !== 'Ready' || condition.status === status) return condition;
      return { ...condition, status, lastTransitionTime: now };
    };
    this.#world.update('pods', keyOf(pod), (current) => ({
      ...current,
      status: { ...current.status, conditions: (current.status.conditions ?? []).map(change) },
    }));
  }
}
