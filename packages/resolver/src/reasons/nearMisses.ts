import type { Reason, ServiceRecord } from '@fairlead/model';
import { compareText, firstFew } from '../byName.ts';
import { publishingSelector } from '../rules/publishesSlices.ts';
import { missedKey } from '../world/nearlySatisfies.ts';
import type { World } from '../world/World.ts';
import { reason } from './reason.ts';
import { editDistance, isSpelling } from './spelling.ts';

/** Pods that satisfy all pairs of a selector but one, and have the same value, or none, for that key. */
interface NearMiss {
  readonly key: string;
  readonly wanted: string;
  /** `undefined`: the label is missing. */
  readonly found: string | undefined;
  /** The two differ only in case, `-`, `_` and `.`, or by an edit distance of at most 2. */
  readonly spelling: boolean;
  /** `undefined` if the label is missing. */
  readonly distance: number | undefined;
  readonly pods: number;
  /** Of the pods, in any order. */
  readonly names: readonly Iterable<string>[];
}

/**
 * Pods that the selector of a service nearly selects, the likeliest mistake first: spelling, then distance, then how many pods.
 * Of a selector with a single pair only what looks misspelt: any other pod of the namespace misses it by that one pair, too.
 */
function nearMissesOf(service: ServiceRecord, world: World): readonly NearMiss[] {
  const selector = publishingSelector(service);
  if (selector === undefined) return [];
  const single = Object.keys(selector).length === 1;
  /** By key, then by value. */
  const groups = new Map<string, Map<string | undefined, { count: number; readonly names: Iterable<string>[] }>>();
  for (const { labels, count, names } of world.podsNearlySelected(service.namespace, selector)) {
    const key = missedKey(labels, selector);
    if (key === undefined) continue;
    const found = labels[key];
    let byValue = groups.get(key);
    if (byValue === undefined) groups.set(key, (byValue = new Map()));
    const group = byValue.get(found);
    if (group === undefined) byValue.set(found, { count, names: [names] });
    else {
      group.count += count;
      group.names.push(names);
    }
  }
  const misses = [...groups].flatMap(([key, byValue]) =>
    Array.from(byValue, ([found, { count, names }]): NearMiss => {
      const wanted = selector[key] ?? '';
      const distance = found === undefined ? undefined : editDistance(wanted, found);
      const spelling = found !== undefined && isSpelling(wanted, found);
      return { key, wanted, found, spelling, distance, pods: count, names };
    }),
  );
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

/** How many near misses stand among the reasons. */
const NEAR_MISS_HINTS = 3;

/** near-miss hints of a selector that matches nothing, at most three. */
export function nearMissHints(service: ServiceRecord, world: World): readonly Reason[] {
  return nearMissesOf(service, world)
    .slice(0, NEAR_MISS_HINTS)
    .map(({ key, wanted, found, spelling, distance, pods, names }) =>
      reason('near-miss', 'hint', {
        facts: {
          key,
          wanted,
          found: found ?? null,
          spelling,
          distance: distance ?? null,
          pods,
          names: firstFew(names.flatMap((some) => [...some])),
        },
      }),
    );
}
