import { isReady, isTerminal } from '../controllers/podTemplates.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { Change, World } from '../world/world.ts';
import type { Backends, Member, Workload } from './backends.ts';
import { backendsOf } from './backends.ts';
import { breathAt, breaths } from './breath.ts';
import type { Call, CallGraph } from './callGraph.ts';
import { keyOfService } from './callGraph.ts';
import type { Outcome } from './outcomes.ts';
import { outcomesOf } from './outcomes.ts';

/** What someone has counted of one call so far: calls that ended in one way between two workloads. */
export interface Tally {
  readonly call: Call;
  readonly client: Workload;
  /** `undefined`: it reached no pod. */
  readonly server: Workload | undefined;
  /** The pod of it that was chosen, where these are told apart. */
  readonly chosen: Chosen | undefined;
  readonly outcome: Outcome;
  /** Not rounded: what is shown is rounded down, so that it never steps back. */
  total: number;
}

export type Chosen = Pick<Member, 'name' | 'ip'>;

type Tallies = Map<string, Tally>;

/** The counts of one call, kept up to `atMs`. */
interface Count {
  atMs: number;
  /** By uid of the pod that counts. */
  readonly clients: Map<string, Tallies>;
  readonly servers: Map<string, Tallies>;
  /** Of all pods that ever were: what a collector of traces has. */
  readonly all: Tallies;
}

interface State {
  readonly backends: Backends;
  readonly atMs: number;
}

/** The present truth of one call. */
export interface CallNow {
  readonly call: Call;
  readonly requestsPerSecond: number;
  readonly errorShare: number;
}

/** Rows of a fleet change without anyone being told; their state is read again after this long. */
const STATE_KEEPS_MS = 1000;

/**
 * Counts the calls of a scene. Nothing is counted before someone asks for it: the first to ask finds what the present state
 * would have made since the pods are there, and from then on every change of the pods is taken into account when it happens.
 */
export class CallMeter {
  readonly #world: World;
  readonly #graph: CallGraph;
  readonly #byPod: boolean;
  readonly #counts = new Map<Call, Count>();
  readonly #states = new Map<string, State>();

  /** @param byPod who calls counts by the pod that was chosen, too */
  constructor(world: World, graph: CallGraph, byPod: boolean) {
    this.#world = world;
    this.#graph = graph;
    this.#byPod = byPod;
    world.onChange((change) => this.#onChange(change));
  }

  /** What a pod has counted of the calls it makes. */
  made(pod: Pod): Tally[] {
    const service = this.#graph.serviceOf(pod);
    if (service === undefined) return [];
    return this.#graph.callsFrom(service).flatMap((call) => values(this.#upToNow(call).clients.get(pod.metadata.uid)));
  }

  /** What a pod has counted of the calls it gets. */
  taken(pod: Pod): Tally[] {
    const service = this.#graph.serviceOf(pod);
    if (service === undefined) return [];
    return this.#graph.callsTo(service).flatMap((call) => values(this.#upToNow(call).servers.get(pod.metadata.uid)));
  }

  /** What has been counted of all calls, by whichever pods. */
  everything(): Tally[] {
    return [...this.#graph.all()].flatMap((call) => values(this.#upToNow(call).all));
  }

  /** How many calls there are at this moment, and how many of them fail. */
  now(): CallNow[] {
    const breath = breathAt(this.#world.timeline.nowMs());
    return [...this.#graph.all()].map((call) => {
      const { perSecond, failing } = this.#graph.flowOf(call, this.#undelivered);
      const outcomes = outcomesOf(call, this.#backends(keyOfService(call.to)), failing);
      const errorShare = outcomes.reduce((sum, { outcome, share }) => sum + (outcome.failed ? share : 0), 0);
      const isMade = this.#backends(keyOfService(call.from)).members.length > 0;
      return { call, requestsPerSecond: isMade ? perSecond * breath : 0, errorShare };
    });
  }

  readonly #undelivered = (service: string): number => this.#backends(service).undelivered;

  #backends(service: string): Backends {
    const known = this.#states.get(service);
    if (known !== undefined) return known.backends;
    const backends = backendsOf(this.#world.get('services', service), this.#graph.podsOf(service));
    this.#states.set(service, { backends, atMs: this.#world.timeline.nowMs() });
    return backends;
  }

  #upToNow(call: Call): Count {
    const count = this.#counts.get(call);
    if (count === undefined) return this.#begin(call);
    this.#advance(call, count);
    for (const service of [keyOfService(call.from), keyOfService(call.to)]) {
      const state = this.#states.get(service);
      if (state !== undefined && count.atMs - state.atMs >= STATE_KEEPS_MS) this.#renew(service);
    }
    return count;
  }

  #begin(call: Call): Count {
    const nowMs = this.#world.timeline.nowMs();
    const count: Count = { atMs: nowMs, clients: new Map(), servers: new Map(), all: new Map() };
    this.#counts.set(call, count);
    this.#add(call, count, ({ createdMs }) => breaths(createdMs, nowMs));
    return count;
  }

  #advance(call: Call, count: Count): void {
    const nowMs = this.#world.timeline.nowMs();
    if (nowMs <= count.atMs) return;
    const seconds = breaths(count.atMs, nowMs);
    count.atMs = nowMs;
    this.#add(call, count, () => seconds);
  }

  /** Adds what happened while all was as it is known to be, for each pod that takes part. */
  #add(call: Call, count: Count, seconds: (member: Member) => number): void {
    const clients = this.#backends(keyOfService(call.from)).members;
    const target = this.#backends(keyOfService(call.to));
    const { perSecond, failing } = this.#graph.flowOf(call, this.#undelivered);
    if (perSecond <= 0 || clients.length === 0) return;
    const outcomes = outcomesOf(call, target, failing);
    const servers: readonly Reached[] = this.#byPod
      ? target.members.map((chosen) => ({ workload: chosen.workload, share: chosen.share, chosen }))
      : byWorkload(target.members);
    for (const member of clients) {
      const asked = perSecond * seconds(member) * member.share;
      const own = tallies(count.clients, member.uid);
      for (const { outcome, share } of outcomes) {
        const reached = outcome.delivered ? servers : NOBODY;
        for (const { workload, chosen, share: part } of reached) {
          const more = asked * share * part;
          addTo(own, { call, client: member.workload, server: workload, chosen, outcome }, more);
          addTo(count.all, { call, client: member.workload, server: workload, chosen: undefined, outcome }, more);
        }
      }
    }
    const callers = byWorkload(clients);
    for (const member of target.members) {
      const asked = perSecond * seconds(member) * member.share;
      const own = tallies(count.servers, member.uid);
      for (const { outcome, share } of outcomes) {
        if (!outcome.delivered) continue;
        for (const { workload, share: part } of callers) {
          const ends = { call, client: workload, server: member.workload, chosen: undefined, outcome };
          addTo(own, ends, asked * share * part);
        }
      }
    }
  }

  /** Reads the state of a service again and forgets the counts of pods that are gone. */
  #renew(service: string): void {
    this.#states.delete(service);
    const there = new Set(this.#graph.podsOf(service).map(({ metadata }) => metadata.uid));
    const forget = (counts: Map<string, Tallies> | undefined): void => {
      for (const uid of counts?.keys() ?? []) if (!there.has(uid)) counts?.delete(uid);
    };
    for (const call of this.#graph.callsFrom(service)) forget(this.#counts.get(call)?.clients);
    for (const call of this.#graph.callsTo(service)) forget(this.#counts.get(call)?.servers);
  }

  #onChange({ resource, key, type, object, before }: Change): void {
    if (this.#counts.size === 0 && this.#states.size === 0) return;
    let service: string | undefined;
    if (resource === 'services') service = key;
    else if (resource === 'pods') {
      // The resource names the type of its objects.
      const [pod, was] = [object as Pod, before as Pod | undefined];
      if (type === 'MODIFIED' && was !== undefined && partOf(pod) === partOf(was)) return;
      service = this.#graph.serviceOf(pod) ?? (was === undefined ? undefined : this.#graph.serviceOf(was));
    }
    if (service === undefined) return;
    // Up to now all was as it is remembered.
    for (const call of this.#graph.affectedBy(service)) {
      const count = this.#counts.get(call);
      if (count !== undefined) this.#advance(call, count);
    }
    this.#renew(service);
  }
}

/** Part of the calls that a workload gets, or one of its pods. */
interface Reached {
  readonly workload: Workload | undefined;
  readonly share: number;
  readonly chosen?: Chosen;
}

const NOBODY: readonly Reached[] = [{ workload: undefined, share: 1 }];

function values(found: Tallies | undefined): Tally[] {
  return found === undefined ? [] : [...found.values()];
}

function tallies(counts: Map<string, Tallies>, uid: string): Tallies {
  let found = counts.get(uid);
  if (found === undefined) counts.set(uid, (found = new Map()));
  return found;
}

function addTo(to: Tallies, tally: Omit<Tally, 'total'>, more: number): void {
  const { client, server, chosen, outcome } = tally;
  const key = `${client.name} ${server?.name ?? ''} ${chosen?.name ?? ''} ${outcome.name}`;
  const found = to.get(key);
  if (found === undefined) to.set(key, { ...tally, total: more });
  else found.total += more;
}

function byWorkload(members: readonly Member[]): { readonly workload: Workload; readonly share: number }[] {
  const found = new Map<string, { readonly workload: Workload; share: number }>();
  for (const { workload, share } of members) {
    const known = found.get(workload.name);
    if (known === undefined) found.set(workload.name, { workload, share });
    else known.share += share;
  }
  return [...found.values()];
}

/** What of a pod decides about its part in calls. */
function partOf(pod: Pod): string {
  const { metadata, status } = pod;
  const isLeaving = metadata.deletionTimestamp !== undefined;
  return `${isReady(pod)} ${isTerminal(pod)} ${isLeaving} ${status.podIP ?? ''} ${JSON.stringify(metadata.labels ?? {})}`;
}
