import { isDeepStrictEqual } from 'node:util';
import type { ObjectKey, PodRecord } from '@fairlead/model';
import { NOW } from '@fairlead/test-kit';
import type { ServiceAnswer } from '../answer.ts';
import type { Vantage } from '../reach/reach.ts';
import { reachFrom } from '../reach/reachFrom.ts';
import { unfilledReason } from '../reasons/service/specReasons.ts';
import { whyNotSelected } from '../reasons/notSelected.ts';
import { Resolver } from '../Resolver.ts';
import { resolveService } from '../resolveService.ts';
import type { World } from '../world/World.ts';
import { ObjectLists } from './ObjectLists.ts';
import { defaultsDiffer } from './defaults.ts';
import { ruleHits, showsNothingUsable } from './ruleHits.ts';
import type { Step, WorldPlan } from './randomWorld.ts';

/** Worlds with more pods are compared at the end only: a full computation of each after every event would take minutes. */
const SMALL = 100;

const VANTAGES: readonly Vantage[] = [
  { kind: 'node', name: 'n0' },
  { kind: 'node', name: 'n2' },
  { kind: 'zone', name: 'a' },
];

/** What one world came to. */
export interface WorldReport {
  readonly pods: number;
  readonly events: number;
  /** Answers that were compared. */
  readonly answers: number;
  /** How often each rule and reason showed. */
  readonly hits: ReadonlyMap<string, number>;
  /** What the incremental computation got wrong, as a text; `undefined` if nothing. */
  readonly difference: string | undefined;
}

/**
 * Plays a world through the incremental resolver, asking only for what it calls dirty, and compares all that is kept with a full
 * computation from plain lists: after the beginning and after every event. At the end also what is reached, and why other pods are not selected.
 */
export function compareWorld({ beginning, events }: WorldPlan): WorldReport {
  const play = new Play();
  for (const step of beginning) play.apply(step);
  const pods = play.lists.list('pods').length;
  let difference = play.compare('the beginning');
  for (const [index, step] of events.entries()) {
    if (difference !== undefined) break;
    play.apply(step);
    if (pods <= SMALL) difference = play.compare(`event ${index + 1} (${describe(step)})`);
  }
  difference ??= play.defaults ?? play.compare('the end') ?? play.compareReach() ?? play.compareUnselected();
  return { pods, events: events.length, answers: play.answers, hits: play.hits, difference };
}

function describe(step: Step): string {
  return step.resource === 'nodesForbidden' ? `nodes forbidden: ${step.forbidden}` : `${step.resource} ${step.key}`;
}

class Play {
  readonly lists = new ObjectLists();
  readonly hits = new Map<string, number>();
  answers = 0;
  /** How a manifest without defaults is read otherwise (R1). */
  defaults: string | undefined;
  readonly #resolver = new Resolver();
  readonly #kept = new Map<ObjectKey, ServiceAnswer>();

  apply(step: Step): void {
    if (step.resource === 'nodesForbidden') {
      this.#resolver.setNodesForbidden(step.forbidden);
      this.lists.nodesForbidden = step.forbidden;
    } else {
      this.#resolver.apply(step);
      this.lists.apply(step);
      if (step.resource === 'services' && step.after !== undefined) {
        this.defaults ??= defaultsDiffer(step.after);
        this.#hit('R1');
      }
    }
  }

  /** Brings what is kept up to date, and says how it differs from the whole truth. */
  compare(when: string): string | undefined {
    const dirty = this.#resolver.takeDirty();
    for (const key of dirty) {
      const before = this.#kept.get(key);
      const answer = this.#resolver.answer(key, NOW);
      if (answer === undefined) this.#kept.delete(key);
      else this.#kept.set(key, answer);
      if (before !== undefined && answer !== undefined && !isDeepStrictEqual(before.slices, answer.slices))
        this.#hit('R28');
    }
    const world = this.lists.world(NOW);
    const services = this.lists.services();
    if (this.#kept.size !== services.size)
      return `after ${when}: ${this.#kept.size} answers for ${services.size} services`;
    for (const [key, service] of services) {
      const full = resolveService(service, world);
      this.answers += 1;
      const kept = this.#kept.get(key);
      if (!isDeepStrictEqual(kept, full)) return `after ${when}, ${key}: ${firstDifference(kept, full)}`;
      if (dirty.has(key)) this.#count(full, world);
    }
    return undefined;
  }

  compareReach(): string | undefined {
    const [full, indexed] = [this.lists.world(NOW), this.#resolver.worldAt(NOW)];
    for (const [key, answer] of this.#kept) {
      const reaches = VANTAGES.map((from) => reachFrom(answer, from, full));
      const incremental = VANTAGES.map((from) => reachFrom(answer, from, indexed));
      if (!isDeepStrictEqual(incremental, reaches)) return `reach of ${key}: ${firstDifference(incremental, reaches)}`;
      if (reaches.some(showsNothingUsable)) this.#hit('R37');
    }
    return undefined;
  }

  /** A pod is among the pods of an answer exactly if there is no reason why it is not. */
  compareUnselected(): string | undefined {
    const pods = this.lists.list('pods');
    for (const [key, { service, pods: selected, slices }] of this.#kept) {
      if (slices.length === 0) {
        if (service.type !== 'ExternalName' && service.selector === undefined) this.#hit(unfilledReason(NOW).id);
        continue;
      }
      const chosen = new Set<PodRecord>(selected.map(({ pod }) => pod));
      for (const pod of pods) {
        const why = whyNotSelected(service, pod);
        if ((why.length === 0) !== chosen.has(pod)) {
          return `${key} and pod ${pod.namespace}/${pod.name}: ${why.map(({ id }) => id).join() || 'nothing'}`;
        }
        for (const { id } of why) this.#hit(id);
      }
    }
    return undefined;
  }

  /** What an answer shows, counted whenever it may have changed. */
  #count(answer: ServiceAnswer, world: World): void {
    for (const rule of ruleHits(answer, world)) this.#hit(rule);
    for (const id of new Set(
      [...answer.reasons, ...answer.pods.flatMap((pod) => pod.reasons)].map((reason) => reason.id),
    ))
      this.#hit(id);
  }

  #hit(id: string): void {
    this.hits.set(id, (this.hits.get(id) ?? 0) + 1);
  }
}

/** The first place where two values differ, with both. */
function firstDifference(left: unknown, right: unknown, path = 'answer'): string {
  if (typeof left === 'object' && left !== null && typeof right === 'object' && right !== null) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const [a, b]: unknown[] = [Reflect.get(left, key), Reflect.get(right, key)];
      if (!isDeepStrictEqual(a, b)) return firstDifference(a, b, `${path}.${key}`);
    }
  }
  return `${path} is ${JSON.stringify(left)?.slice(0, 200)}, should be ${JSON.stringify(right)?.slice(0, 200)}`;
}
