import type { Pod } from '../objects/podShapes.ts';
import type { KubeObject, Node } from '../objects/shapes.ts';
import type { Hints } from '../controllers/hints.ts';
import type { Change, World } from '../world/world.ts';
import { keyOf } from '../world/world.ts';
import type { PodActivity } from './podStatus.ts';
import { podStatus } from './podStatus.ts';
import { backOffMessage, backOffMs, CREATING, exitOf, firstSteps, lifeOf, settle, settledActivity } from './lives.ts';
import type { Step } from './lives.ts';

interface Tracked {
  activity: PodActivity;
  life: string;
  isDraining: boolean;
  cancel: () => void;
}

/** How long a container needs to stop once it is asked to, unless the pod's grace period is shorter. */
const STOP_MS = 3000;
/** Last byte of a node's first address for a pod: scenes name addresses below. */
export const FIRST_ADDRESS = 40;
const FLAP_UP_MS = 40_000;
const FLAP_DOWN_MS = 15_000;

/** All kubelets of the cluster: gives pods addresses and moves them through their lives as a kubelet writes them down. */
export class Kubelet {
  readonly #world: World;
  readonly #hints: Hints;
  readonly #pods = new Map<string, Tracked>();
  readonly #lastAddress = new Map<string, number>();
  #spare = 0;

  constructor(world: World, hints: Hints) {
    this.#world = world;
    this.#hints = hints;
    world.onChange((change) => {
      if (change.resource === 'pods') this.#onPod(change);
      else if (change.resource === 'nodes' && isSilent(change.before) && !isSilent(change.object)) {
        this.#comeBack(change.object.metadata.name);
      }
    });
  }

  /** The kubelet of a node that was silent reports what happened meanwhile and does what it was told meanwhile. */
  #comeBack(nodeName: string): void {
    const mine: [string, Tracked][] = [];
    for (const { metadata, spec } of this.#world.values('pods')) {
      const tracked = spec.nodeName === nodeName ? this.#pods.get(metadata.uid) : undefined;
      if (tracked !== undefined) mine.push([keyOf({ metadata }), tracked]);
    }
    for (const [key, tracked] of mine) {
      this.#write(key, tracked, {});
      const pod = this.#world.get('pods', key);
      if (pod !== undefined) this.#react(pod, tracked);
    }
  }

  #isUnreachable(pod: Pod): boolean {
    return isSilent(this.#world.get('nodes', pod.spec.nodeName ?? ''));
  }

  /** Addresses for a pod on its node: the node's own for host network, else the next of the node's range. */
  addressesFor(pod: Pod): string[] {
    const nodeName = pod.spec.nodeName ?? '';
    const node = this.#world.get('nodes', nodeName);
    if (pod.spec.hostNetwork === true) return [hostAddress(node)];
    const [range = '10.2.0.0/24', range6] = node?.spec.podCIDRs ?? [];
    const last = this.#hints.pods?.[keyOf(pod)]?.address ?? this.#nextAddress(nodeName);
    const v4 = last > 254 ? spareAddress(++this.#spare) : `${range.slice(0, range.lastIndexOf('.'))}.${last}`;
    return range6 === undefined ? [v4] : [v4, `${range6.slice(0, range6.indexOf('::') + 2)}${last.toString(16)}`];
  }

  /** Pods that a scene has without giving them to kubelets have these many of the addresses of each node, and these many spare ones. */
  reserveAddresses(perNode: ReadonlyMap<string, number>, spare: number): void {
    for (const [node, count] of perNode) this.#lastAddress.set(node, FIRST_ADDRESS - 1 + count);
    this.#spare += spare;
  }

  #nextAddress(nodeName: string): number {
    const next = (this.#lastAddress.get(nodeName) ?? FIRST_ADDRESS - 1) + 1;
    this.#lastAddress.set(nodeName, next);
    return next;
  }

  #onPod(change: Change): void {
    // The resource names the type of its objects.
    const pod = change.object as Pod;
    const before = change.before as Pod | undefined;
    const { uid } = pod.metadata;
    if (change.type === 'DELETED') {
      this.#pods.get(uid)?.cancel();
      this.#pods.delete(uid);
      return;
    }
    if (pod.spec.nodeName === undefined) return;
    const tracked = this.#pods.get(uid);
    if (tracked === undefined) {
      // A pod that came with a status is followed from its first change on, so that a fleet at rest costs nothing here.
      if (pod.status.startTime === undefined) this.#start(pod);
      else if (before !== undefined) this.#adopt(before, pod);
      return;
    }
    this.#react(pod, tracked);
  }

  #adopt(before: Pod, pod: Pod): void {
    const ips = (pod.status.podIPs ?? []).map(({ ip }) => ip);
    const activity = settledActivity(before, ips);
    const tracked: Tracked = { activity, life: lifeOf(before), isDraining: false, cancel: () => undefined };
    this.#pods.set(pod.metadata.uid, tracked);
    this.#react(pod, tracked);
  }

  #react(pod: Pod, tracked: Tracked): void {
    if (this.#isUnreachable(pod)) return;
    if (pod.metadata.deletionTimestamp !== undefined) {
      if (!tracked.isDraining) this.#drain(pod, tracked);
    } else if (tracked.life !== lifeOf(pod)) {
      tracked.cancel();
      tracked.life = lifeOf(pod);
      const { phase, ips } = tracked.activity;
      if (phase !== 'Pending' && phase !== 'Running') return;
      this.#play(keyOf(pod), tracked, ips === undefined ? firstSteps(pod, this.addressesFor(pod)) : settle(pod, 0));
    }
  }

  #start(pod: Pod): void {
    const tracked: Tracked = { activity: CREATING, life: lifeOf(pod), isDraining: false, cancel: () => undefined };
    this.#pods.set(pod.metadata.uid, tracked);
    const key = keyOf(pod);
    tracked.cancel = this.#world.timeline.after(0, () => {
      this.#write(key, tracked, {});
      this.#play(key, tracked, firstSteps(pod, this.addressesFor(pod)));
    });
  }

  #play(key: string, tracked: Tracked, [step, ...rest]: readonly Step[]): void {
    if (step === undefined) {
      this.#recur(key, tracked);
      return;
    }
    tracked.cancel = this.#world.timeline.after(step.afterMs, () => {
      this.#write(key, tracked, step.activity);
      this.#play(key, tracked, rest);
    });
  }

  /** What goes on once a life has reached where it stays. */
  #recur(key: string, tracked: Tracked): void {
    const { life } = tracked;
    if (life === 'crash-loop' || life === 'oom') this.#backOff(key, tracked, life);
    else if (life === 'flapping') this.#flap(key, tracked, false);
  }

  /** The process ends within a second of each start, so between two back-offs nobody sees it run. */
  #backOff(key: string, tracked: Tracked, life: 'crash-loop' | 'oom'): void {
    const pod = this.#world.get('pods', key);
    if (pod === undefined) return;
    const restarts = tracked.activity.restarts + 1;
    const message = backOffMessage(pod, restarts);
    this.#write(key, tracked, {
      main: { kind: 'waiting', reason: 'CrashLoopBackOff', message },
      restarts,
      lastExit: exitOf(life),
    });
    tracked.cancel = this.#world.timeline.after(backOffMs(restarts), () => this.#backOff(key, tracked, life));
  }

  #flap(key: string, tracked: Tracked, up: boolean): void {
    tracked.cancel = this.#world.timeline.after(up ? FLAP_DOWN_MS : FLAP_UP_MS, () => {
      this.#write(key, tracked, { main: { kind: 'running', started: true, ready: up } });
      this.#flap(key, tracked, !up);
    });
  }

  /** Not ready from the first moment, unless `simulate-drain: ready`; gone when the containers have stopped. */
  #drain(pod: Pod, tracked: Tracked): void {
    tracked.cancel();
    tracked.isDraining = true;
    const key = keyOf(pod);
    const graceMs = (pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000;
    const staysReady = pod.metadata.annotations?.['simulate-drain'] === 'ready';
    const stopMs = staysReady ? graceMs : Math.min(graceMs, STOP_MS);
    if (graceMs > 0 && !staysReady && tracked.activity.main.kind === 'running') {
      this.#world.timeline.after(0, () =>
        this.#write(key, tracked, { main: { kind: 'running', started: true, ready: false } }),
      );
    }
    const uid = pod.metadata.uid;
    tracked.cancel = this.#world.timeline.after(stopMs, () => this.#finish(key, uid, tracked));
  }

  #finish(key: string, uid: string, tracked: Tracked): void {
    const pod = this.#world.get('pods', key);
    if (pod === undefined || pod.metadata.uid !== uid || this.#isUnreachable(pod)) return;
    if ((pod.metadata.finalizers?.length ?? 0) === 0) this.#world.remove('pods', key);
    else this.#write(key, tracked, { main: { kind: 'exited', exitCode: 0, reason: 'Completed' } });
  }

  #write(key: string, tracked: Tracked, change: Partial<PodActivity>): void {
    tracked.activity = { ...tracked.activity, ...change };
    const { timeline } = this.#world;
    const existing = this.#world.get('pods', key);
    if (existing === undefined || this.#isUnreachable(existing)) return;
    const node = this.#world.get('nodes', existing.spec.nodeName ?? '');
    this.#world.update('pods', key, (pod) => {
      const status = podStatus(pod, tracked.activity, hostAddress(node), timeline.timestamp());
      return JSON.stringify(status) === JSON.stringify(pod.status) ? pod : { ...pod, status };
    });
  }
}

/** A node with the annotation `simulate: silent` sends nothing. */
function isSilent(node: KubeObject | undefined): boolean {
  return node?.metadata.annotations?.['simulate'] === 'silent';
}

/** The address of a node, and of its pods with host network. */
export function hostAddress(node: Node | undefined): string {
  return node?.status.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '192.0.2.1';
}

/** For pods on a node whose own range is used up. */
export function spareAddress(serial: number): string {
  return `10.${128 + ((serial >> 16) & 127)}.${(serial >> 8) & 255}.${serial & 255}`;
}
