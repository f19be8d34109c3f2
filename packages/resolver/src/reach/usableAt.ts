import type { PodAnswer } from '../answer.ts';
import type { Hints } from './hints.ts';
import type { NarrowedBy, Outcome, PreferenceOff } from './reach.ts';

/** The node whose proxy decides; `zone` is `undefined` where it has none, `'unread'` where nodes may not be read. */
export interface ProxyNode {
  readonly name: string;
  readonly zone: { readonly name: string | undefined } | 'unread';
}

/** What the proxy of one node does with a connection on one port. */
export interface Usable {
  readonly outcome: Exclude<Outcome, 'partly' | 'no-address'>;
  readonly pods: readonly PodAnswer[];
  readonly fallback: boolean;
  readonly narrowedBy: NarrowedBy | undefined;
  readonly preferenceOff: PreferenceOff | undefined;
  readonly borrowed: number | undefined;
}

const isReady = ({ conditions }: PodAnswer): boolean => conditions?.ready === true;

/** Used where nothing is ready: still serving while it terminates (R34, docs/resolution.md). */
const isLastResort = ({ conditions }: PodAnswer): boolean =>
  conditions?.serving === true && conditions.terminating && !conditions.ready;

/** The backends of one port that some client may be sent to: the ready ones, else the last resort (R34, docs/resolution.md). */
export function usableAnywhere(backends: readonly PodAnswer[]): readonly PodAnswer[] {
  const ready = backends.filter(isReady);
  return ready.length > 0 ? ready : backends.filter(isLastResort);
}

/**
 * A Local policy: ready endpoints of this node, else its own serving and terminating ones, and no others (R35, docs/resolution.md). With
 * none here packets are dropped if any node has one, and connections refused if none has (R37).
 */
export function usableLocally(node: ProxyNode, backends: readonly PodAnswer[], policy: NarrowedBy): Usable {
  const here = usableAnywhere(backends.filter(({ pod }) => pod.nodeName === node.name));
  const outcome = here.length > 0 ? 'reached' : usableAnywhere(backends).length > 0 ? 'dropped' : 'refused';
  return {
    outcome,
    pods: here,
    fallback: here.some((backend) => !isReady(backend)),
    narrowedBy: outcome === 'refused' ? undefined : policy,
    preferenceOff: undefined,
    borrowed: undefined,
  };
}

/** Cluster policy: everything usable, narrowed by hints while something is ready (R34 and R36, docs/resolution.md). */
export function usableByCluster(node: ProxyNode, backends: readonly PodAnswer[], hints: Hints): Usable {
  const usable = usableAnywhere(backends);
  const all: Usable = {
    outcome: usable.length > 0 ? 'reached' : 'refused',
    pods: usable,
    fallback: usable.some((backend) => !isReady(backend)),
    narrowedBy: undefined,
    preferenceOff: undefined,
    borrowed: undefined,
  };
  if (usable.length === 0 || all.fallback) return all;
  if (hints.kind === 'none') return withoutPreference(all, hints.off);
  if (hints.kind === 'own' && hints.node && usable.every(({ pod }) => pod.nodeName !== undefined)) {
    const here = usable.filter(({ pod }) => pod.nodeName === node.name);
    if (here.length > 0) return { ...all, pods: here, narrowedBy: 'node-hints' };
  }
  if (node.zone === 'unread') return withoutPreference(all, 'zones-unread');
  const zone = node.zone.name;
  if (usable.some((backend) => backend.zone === undefined)) return withoutPreference(all, 'endpoint-without-zone');
  if (zone === undefined) return withoutPreference(all, 'vantage-without-zone');
  const here = usable.filter((backend) => backend.zone === zone);
  const shift = hints.kind === 'spread' ? hints.shifts.get(zone) : undefined;
  if (here.length + (shift ?? 0) <= 0) return withoutPreference(all, 'no-endpoint-in-zone');
  return { ...all, pods: here, narrowedBy: 'zone-hints', borrowed: shift };
}

/** All or nothing (R36): the preference does not hold here. Without zones nobody can say whether it does. */
function withoutPreference(all: Usable, off: PreferenceOff | undefined): Usable {
  return { ...all, preferenceOff: off, outcome: off === 'zones-unread' ? 'unknown' : all.outcome };
}
