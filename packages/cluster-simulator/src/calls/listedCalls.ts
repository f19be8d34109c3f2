import { selectedPods } from '../controllers/endpointSlices.ts';
import type { Pod } from '../objects/podShapes.ts';
import type { World } from '../world/world.ts';
import type { Call, CallGraph, Flow, Undelivered } from './callGraph.ts';
import { keyOfService } from './callGraph.ts';

/** A call that a scene spells out. */
export interface ListedCall extends Call {
  /** Calls per second of users, or calls for each request that the caller gets. */
  readonly rate: number;
  /** Share of its failures for which the caller has no fallback, so that it fails, too. */
  readonly critical?: number;
}

/** Every service errs now and then. */
const OWN_ERRORS = 0.0005;

/** A graph written out call by call, without cycles: small, so everything is derived from the present state each time. */
export class ListedCalls implements CallGraph {
  readonly #world: World;
  readonly #calls: readonly ListedCall[];
  readonly #from: ReadonlyMap<string, readonly ListedCall[]>;
  readonly #to: ReadonlyMap<string, readonly ListedCall[]>;

  constructor(world: World, calls: readonly ListedCall[]) {
    this.#world = world;
    this.#calls = calls;
    this.#from = Map.groupBy(calls, ({ from }) => keyOfService(from));
    this.#to = Map.groupBy(calls, ({ to }) => keyOfService(to));
  }

  all(): readonly ListedCall[] {
    return this.#calls;
  }

  callsFrom(service: string): readonly ListedCall[] {
    return this.#from.get(service) ?? [];
  }

  callsTo(service: string): readonly ListedCall[] {
    return this.#to.get(service) ?? [];
  }

  /** A service that goes away takes the calls behind it along. */
  affectedBy(): readonly ListedCall[] {
    return this.#calls;
  }

  flowOf(call: Call, undelivered: Undelivered): Flow {
    const listed = this.#calls.find((each) => each === call);
    if (listed === undefined) throw new TypeError('a call of another graph');
    return {
      perSecond: this.#perSecond(listed, undelivered),
      failing: this.#failing(keyOfService(call.to), undelivered),
    };
  }

  serviceOf(pod: Pod): string | undefined {
    const labels = pod.metadata.labels ?? {};
    for (const service of new Set([...this.#from.keys(), ...this.#to.keys()])) {
      if (!service.startsWith(`${pod.metadata.namespace ?? ''}/`)) continue;
      const selector = Object.entries(this.#world.get('services', service)?.spec.selector ?? {});
      if (selector.length > 0 && selector.every(([name, value]) => labels[name] === value)) return service;
    }
    return undefined;
  }

  podsOf(service: string): readonly Pod[] {
    const found = this.#world.get('services', service);
    return found === undefined ? [] : selectedPods(this.#world, found);
  }

  #perSecond(call: ListedCall, undelivered: Undelivered): number {
    if (call.ingress !== undefined) return call.rate;
    const caller = keyOfService(call.from);
    const asked = this.callsTo(caller).reduce((sum, each) => sum + this.#perSecond(each, undelivered), 0);
    return asked * (1 - undelivered(caller)) * call.rate;
  }

  #failing(service: string, undelivered: Undelivered): number {
    let working = 1 - OWN_ERRORS;
    for (const { to, rate, critical = 0 } of this.callsFrom(service)) {
      if (critical === 0) continue;
      const target = keyOfService(to);
      const lost = undelivered(target);
      working *= 1 - Math.min(1, rate) * critical * (lost + (1 - lost) * this.#failing(target, undelivered));
    }
    return 1 - working;
  }
}
