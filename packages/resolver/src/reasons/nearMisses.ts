import type { PodRecord, Reason, ServiceRecord } from '@fairlead/model';
import { compareText, firstFew } from '../byName.ts';
import { publishingSelector } from '../rules/publishesSlices.ts';
import { missedKey } from '../world/nearlySatisfies.ts';
import type { World } from '../world/World.ts';
import { reason } from './reason.ts';
import { editDistance, isSpelling } from './spelling.ts';

/** Pods that satisfy all pairs of a selector but one, and have the same value, or none, for that key. */
export interface NearMiss {
  readonly key: string;
  readonly wanted: string;
  /** `undefined`: the label is missing. */
  readonly found: string | undefined;
  /** The two differ only in case, `-`, `_` and `.`, or by an edit distance of at most 2. */
  readonly spelling: boolean;
  /** `undefined` if the label is missing. */
  readonly distance: number | undefined;
  readonly pods: number;
  /** At most three of them, in order. */
  readonly names: readonly string[];
}

/**
 * Pods that the selector of a service nearly selects, the likeliest mistake first: spelling, then distance, then how many pods.
 * Of a selector with a single pair only what looks misspelt: any other pod of the namespace misses it by that one pair, too.
 */
export function nearMissesOf(service: ServiceRecord, world: World): readonly NearMiss[] {
  const selector = publishingSelector(service);
  if (selector === undefined) return [];
  const single = Object.keys(selector).length === 1;
  const groups = new Map<string, { readonly key: string; readonly found: string | undefined; pods: PodRecord[] }>();
  for (const { labels, pods } of world.podsNearlySelected(service.namespace, selector)) {
    const key = missedKey(labels, selector);
    if (key === undefined) continue;
    const found = labels[key];
    const id = JSON.stringify([key, found ?? null]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { key, found, pods: [...pods] });
    else group.pods.push(...pods);
  }
  const misses = [...groups.values()].map(({ key, found, pods }): NearMiss => {
    const wanted = selector[key] ?? '';
    return {
      key,
      wanted,
      found,
      spelling: found !== undefined && isSpelling(wanted, found),
      distance: found === undefined ? undefined : editDistance(wanted, found),
      pods: pods.length,
      names: firstFew(pods.map(({ name }) => name)),
    };
  });
  return misses.filter((miss) => !single || looksMisspelt(miss)).toSorted(compareMisses);
}

/** Short values are within two edits of each other by chance: at least half of the characters have to agree. */
function looksMisspelt({ wanted, found, spelling, distance }: NearMiss): boolean {
  if (!spelling || found === undefined || distance === undefined) return false;
  return distance * 2 <= Math.max(wanted.length, found.length);
}

function compareMisses(a: NearMiss, b: NearMiss): number {
  return (
    Number(b.spelling) - Number(a.spelling) ||
    (a.distance ?? Number.MAX_SAFE_INTEGER) - (b.distance ?? Number.MAX_SAFE_INTEGER) ||
    b.pods - a.pods ||
    compareText(a.key, b.key) ||
    compareText(a.found ?? '', b.found ?? '')
  );
}

/** How many near misses stand among the reasons; a drawer may show all of them. */
const NEAR_MISS_HINTS = 3;

/** near-miss hints of a selector that matches nothing, at most three. */
export function nearMissHints(service: ServiceRecord, world: World): readonly Reason[] {
  return nearMissesOf(service, world)
    .slice(0, NEAR_MISS_HINTS)
    .map(({ key, wanted, found, spelling, distance, pods, names }) =>
      reason('near-miss', 'hint', {
        facts: { key, wanted, found: found ?? null, spelling, distance: distance ?? null, pods, names },
      }),
    );
}
